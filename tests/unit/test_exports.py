from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest

from resync.export.catalog import catalog_json, catalog_schema_json
from resync.export.llms import llms_txt
from resync.export.redirects import redirect_pages
from resync.export.replies import replies_csv, replies_module
from resync.export.scripts import send_scripts

URL = "https://help.example.org/sync/"


@pytest.fixture(scope="module")
def catalog(site):
    return json.loads(catalog_json(site, URL))


def test_the_catalogue_keeps_to_its_schema(catalog):
    schema = json.loads(catalog_schema_json(URL))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(catalog, schema, cls=jsonschema.Draft202012Validator)


def test_the_schema_refuses_what_is_not_in_it(catalog):
    schema = json.loads(catalog_schema_json(URL))
    validator = jsonschema.Draft202012Validator(schema)
    assert not validator.is_valid({**catalog, "extra": 1})
    assert not validator.is_valid({**catalog, "symptoms": [{"id": "S01"}]})


def test_the_catalogue_has_every_page_and_resolves(site, catalog):
    fixes = {fix["id"] for fix in catalog["fixes"]}
    assert {s["id"] for s in catalog["symptoms"]} == set(site.symptoms)
    assert fixes == set(site.fixes)
    assert all(cause["fix"] in fixes for s in catalog["symptoms"] for cause in s["causes"])
    sources = {source["id"] for source in catalog["sources"]}
    assert all(source in sources for entry in catalog["symptoms"] + catalog["fixes"] for source in entry["sources"])


def test_addresses_are_below_the_public_address(catalog):
    entry = catalog["symptoms"][0]
    assert entry["url"] == f"{URL}symptoms/{entry['slug']}/"
    assert entry["short_url"] == f"{URL}go/{entry['id'].lower()}/"


def test_replies_are_rfc_4180_and_end_with_the_link(site):
    text = replies_csv(site, URL)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert text.count("\r\n") >= len(rows) > len(site.entries)
    assert rows[0] == ["id", "title", "url", "short_url", "reply"]
    assert all(row[4].endswith(row[3]) for row in rows[1:])


def test_the_module_of_replies_says_the_same_as_the_table(site):
    rows = csv.DictReader(io.StringIO(replies_csv(site, URL), newline=""))
    module = json.loads(replies_module(site, URL).removeprefix("export default ").partition(";\nexport")[0])
    for row in rows:
        entry = module.pop(row["id"])
        assert [entry["title"], URL + entry["url"], entry["short"]] == [row["title"], row["url"], row["short_url"]]
        assert " ".join(f"{entry['reply']} {entry['short']}".split()) == row["reply"]
        if row["id"] in site.symptoms:
            assert entry["fixes"] == site.symptoms[row["id"]].meta.fixes
            assert set(entry["fixes"]) <= set(site.fixes)
    assert module == {}


def test_what_is_asked_back_has_no_marks_of_markdown(site):
    module = replies_module(site, URL)
    assert "Waiting for activation" in module
    assert "**" not in module


def test_no_cell_is_a_formula_for_a_spreadsheet(site):
    cells = [cell for row in csv.reader(io.StringIO(replies_csv(site, URL), newline="")) for cell in row]
    assert not [cell for cell in cells if cell[0] in "=+-@\t\r"]


def test_every_page_is_in_the_map_for_models(site):
    text = llms_txt(site, URL)
    assert all(f"]({URL}{page.address})" in text for page in site.entries.values())


def test_short_links_lead_to_the_page(site):
    pages = redirect_pages(site)
    page = site.symptoms["S03"]
    assert f'href="../../{page.address}"' in pages["go/s03/index.html"]
    assert f'content="0; url=../../{page.address}"' in pages["go/s03/index.html"]


def write_scripts(folder, texts):
    (folder / "assets/js").mkdir(parents=True)
    for name, text in texts.items():
        (folder / "assets/js" / name).write_text(text, encoding="utf-8")


def test_scripts_lose_their_comment_lines_and_nothing_else(tmp_path):
    write_scripts(tmp_path, {"a.js": '// Why.\nconst a = "https://x"; // stays\n  // Inside.\nf(a);\n'})
    send_scripts(tmp_path)
    assert (tmp_path / "assets/js/a.js").read_text() == 'const a = "https://x"; // stays\nf(a);\n'


def test_the_search_is_one_script(tmp_path):
    parts = {
        "search.js": 'import { b } from "./search-b.js";\nimport { c } from "./search-c.js";\nexport const a = b + c;\n'
    }
    parts["search-b.js"] = 'import { c } from "./search-c.js";\nexport const b = c;\n'
    parts["search-c.js"] = "export const c = 1;\n"
    write_scripts(tmp_path, parts)
    send_scripts(tmp_path)
    scripts = tmp_path / "assets/js"
    assert [path.name for path in scripts.iterdir()] == ["search.js"]
    assert (scripts / "search.js").read_text() == "const c = 1;\nconst b = c;\nexport const a = b + c;\n"


def test_what_others_import_from_a_joined_part_stays_exported(tmp_path):
    write_scripts(
        tmp_path,
        {
            "site.js": 'import { b } from "./tabs.js";\nb();\nimport("./more.js");\n',
            "tabs.js": "export function b() {}\nexport const c = 1;\nexport const d = 2;\n",
            "more.js": 'import { c } from "./tabs.js";\nf(c);\n',
        },
    )
    send_scripts(tmp_path)
    scripts = tmp_path / "assets/js"
    assert (scripts / "site.js").read_text() == (
        'function b() {}\nexport const c = 1;\nconst d = 2;\nb();\nimport("./more.js");\n'
    )
    assert (scripts / "more.js").read_text() == 'import { c } from "./site.js";\nf(c);\n'


def test_what_only_triage_needs_is_a_script_of_its_own(tmp_path):
    write_scripts(
        tmp_path,
        {
            "search.js": 'import { b } from "./search-b.js";\nb(() => import("./triage-engine.js"));\n',
            "search-b.js": "export const b = 1;\n",
            "triage-engine.js": 'import { b } from "./search-b.js";\nimport { c } from "./c.js";\nexport const d = b + c;\n',
            "c.js": "export const c = 1;\n",
        },
    )
    send_scripts(tmp_path)
    scripts = tmp_path / "assets/js"
    assert sorted(path.name for path in scripts.iterdir()) == ["search.js", "triage-engine.js"]
    assert (scripts / "search.js").read_text() == 'export const b = 1;\nb(() => import("./triage-engine.js"));\n'
    assert (scripts / "triage-engine.js").read_text() == (
        'const c = 1;\nimport { b } from "./search.js";\nexport const d = b + c;\n'
    )


def test_a_name_from_outside_is_not_used_in_another_part(tmp_path):
    write_scripts(
        tmp_path,
        {
            "search.js": "export const b = 1;\n",
            "triage-engine.js": 'import { b } from "./search.js";\nimport { c } from "./c.js";\nf(b, c);\n',
            "c.js": "const b = 2;\nexport const c = b;\n",
        },
    )
    with pytest.raises(ValueError, match="b is the name of two things"):
        send_scripts(tmp_path)


def test_two_parts_of_the_search_with_one_name_are_refused(tmp_path):
    write_scripts(
        tmp_path,
        {
            "search.js": 'import { b } from "./search-b.js";\nconst a = b;\n',
            "search-b.js": "const a = 1;\nexport const b = a;\n",
        },
    )
    with pytest.raises(ValueError, match="a is the name of two things"):
        send_scripts(tmp_path)
