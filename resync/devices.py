"""The kinds of devices, as tabs and the search call them."""

from __future__ import annotations

# Labels of tabs that are about a device, with the beginning of the anchors of their steps.
TAB_DEVICES = {
    "iPhone and iPad": "iphone",
    "iPhone": "iphone",
    "iPad": "ipad",
    "Mac": "mac",
    "Apple Watch": "watch",
    "Any device": "any",
}
# The concepts of data/vocabulary.yml that the search calls by name (docs/assets/js/search-facets.js), in its order.
CALLED_BY_NAME = ("mac", "iphone", "ipad", "watch", "android", "windows")
