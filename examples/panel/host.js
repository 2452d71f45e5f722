// What a help desk does to hand a ticket to the panel, and to take the reply.
const find = (id) => document.getElementById(id);
const panel = find("panel");
const address = new URL(new URLSearchParams(location.search).get("panel"));
// Not "javascript:…", which would run here. In a help desk, the address is no part of a link.
if (!/^https?:$/.test(address.protocol)) throw new Error("panel is not the address of a page");

// To the panel's origin and to no other, and from it only.
const tell = (message) => panel.contentWindow.postMessage(message, address.origin);
const sendTicket = () => tell({ type: "resync:ticket", text: find("text").value, customer: find("customer").value });

addEventListener("message", ({ source, origin, data }) => {
  if (source !== panel.contentWindow || origin !== address.origin) return;
  if (data.type === "resync:ready") sendTicket();
  if (data.type === "resync:reply") find("answer").value = data.text;
});
find("send").addEventListener("click", sendTicket);
find("next").addEventListener("click", () => tell({ type: "resync:next" }));
panel.src = address.href;
