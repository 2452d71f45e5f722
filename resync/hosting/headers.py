"""The headers that every host should send, written once; pages carry the policy themselves as well."""

from __future__ import annotations

# Nothing is allowed but files of the site itself. No 'unsafe-…': nothing is inline on any page.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
# Browsers ignore this one in a page, so only a host can say it.
HOST_POLICY = {**POLICY, "frame-ancestors": "'none'"}
DENIED_FEATURES = ("browsing-topics", "camera", "display-capture", "geolocation", "microphone", "payment", "usb")

# Seconds. A file with a fingerprint in its address never changes; a page is asked for anew each time
# (the answer "not modified" has no body); a picture may be a day behind.
LASTING = "public, max-age=31536000, immutable"
FRESH = "no-cache"
DAY = "public, max-age=86400"


def policy(directives: dict[str, str]) -> str:
    """A Content-Security-Policy as one line."""
    return "; ".join(f"{name} {value}" for name, value in directives.items())


# What pages of others may read: data without anything about a reader, so without credentials.
OPEN_FILES = ("catalog.json", "catalog.schema.json", "replies.json", "replies.csv", "feed_rss_updated.xml")
OPEN = "*"

SECURITY_HEADERS = {
    "Content-Security-Policy": policy(HOST_POLICY),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in DENIED_FEATURES),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
