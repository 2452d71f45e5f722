"""What becomes of a link between the agent who sends it and the customer who opens it.

One table for every host: each form leads to the page of S03, with what stands in the second column behind it.
"""

from __future__ import annotations

KEY = "S03"
# The address below the root of the site, and the query and hash with which the page is to open.
SHORT = {
    "go/s03/": "",
    "go/s03": "",
    "go/S03/": "",
    "go/S03": "",
    "GO/S03/": "",
    "go/s03/?ios=17&macos=15": "?ios=17&macos=15",
    "go/s03?ios=17&macos=15": "?ios=17&macos=15",
    "go/S03?ios=17": "?ios=17",
    # The sentence or the brackets around it.
    "go/s03)": "",
    "go/s03/)": "",
    "go/s03.": "",
    "go/s03/.": "",
    "go/s03...": "",
    "go/s03>": "",
    "go/s03/>": "",
    "go/s03%3E": "",
    "go/s03,": "",
    "go/s03;": "",
    "go/s03!": "",
    "go/s03'": "",
    "go/s03%22": "",
    "go/s03*": "",
    "go/s03_": "",
    "go/s03]": "",
    "go/s03%29": "",
    "go/s03/%29.": "",
    "go/s03%E2%80%9D": "",
    "go/s03%C2%A0": "",
    "go/s03%20": "",
    "go/s03)?ios=17": "?ios=17",
    "go/s03%3C/a%3E": "",
    # Slashes.
    "go//s03/": "",
    "go/s03//": "",
    "/go/s03/": "",
    "go//s03/?ios=17": "?ios=17",
    # Filters and trackers of mail programs.
    "go/s03/?utm_source=mail&utm_medium=reply": "?utm_source=mail&utm_medium=reply",
    "go/s03/&data=05%7C01%7Cx%40example.org&sdata=abc%3D&reserved=0": "",
    "go/s03&data=05%7C01%7C": "",
    "go/s03/?ios=17&data=05%7C01%7C&reserved=0": "?ios=17&data=05%7C01%7C&reserved=0",
    "go/s03/%3Fios%3D17%26macos%3D15": "?ios=17&macos=15",
    "go/s03/%3Fios=17&data=05%7C01%7C": "?ios=17&data=05",
    "go/s03/%3Fios%3D17%23causes": "?ios=17#causes",
    "go/s03/%23causes": "#causes",
    # Quoted-printable.
    "go/s03/=20": "",
    "go/s03=": "",
    "go%2Fs03%2F": "",
    "go/s03/?ios=3D17": "?ios=3D17",
    "go/s03/?ios=17.": "?ios=17.",
    "go/s03/?ios=17)": "?ios=17)",
}
# Addresses of the page itself.
LONG = {
    "symptoms/mac-not-receiving": "",
    "symptoms/mac-not-receiving?ios=17": "?ios=17",
    "symptoms/mac-not-receiving/)": "",
    "symptoms/mac-not-receiving).": "",
    "symptoms/mac-not-receiving/%3E": "",
    "symptoms/Mac-Not-Receiving/?ios=17": "?ios=17",
    "symptoms//mac-not-receiving/?ios=17": "?ios=17",
    "symptoms/mac-not-receiving/%3Fios=17%23causes": "?ios=17#causes",
}
# Not to be taken for a link to S03.
NOT_SHORT = ("go/s033", "go/s03x", "go/s03x/", "go/x03/", "go/", "gone/s03/", "go/s999)")
