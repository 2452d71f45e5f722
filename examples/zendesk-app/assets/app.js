// Between Zendesk and the panel: the ticket goes in, the reply comes out. Zendesk's framework is ZAFClient.
const client = ZAFClient.init();
const panel = document.getElementById("panel");
let origin = "";

async function sendTicket() {
  const { "ticket.description": text, "ticket.requester.name": customer } = await client.get([
    "ticket.description",
    "ticket.requester.name",
  ]);
  panel.contentWindow.postMessage({ type: "resync:ticket", text: text || "", customer: customer || "" }, origin);
}

addEventListener("message", ({ source, origin: from, data }) => {
  if (source !== panel.contentWindow || from !== origin) return;
  if (data.type === "resync:ready") sendTicket();
  if (data.type === "resync:reply") client.invoke("ticket.editor.insert", data.html);
});
client.on("app.activated", () => origin && sendTicket());
client.invoke("resize", { width: "100%", height: "700px" });
client.metadata().then(({ settings }) => {
  origin = new URL(settings.panel).origin;
  panel.src = settings.panel;
});
