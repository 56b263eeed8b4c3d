"""status, meeting: the figures and the meetings, in words and as JSON."""

from __future__ import annotations

import json


def test_where_we_stand_is_said_and_printed_as_json(database_path, rakornis, one_sentence):
    code, out, err = rakornis("status", database_path, "--json")
    assert (code, err) == (0, "")
    figures = json.loads(out)
    assert figures["year"] == 2027 and figures["money"]["total"] == 0
    assert {"next", "services", "areas", "problems", "measures", "kecamatan"} <= set(figures)
    code, out, _err = rakornis("status", database_path)
    assert code == 0 and "Rencana belum masuk: 1 (Kalimantan Barat)" in out
    code, _out, err = rakornis("status", database_path, "--office", "61.05")
    assert code == 1 and one_sentence(err.replace(". Yang", "; Yang"))


def test_a_meeting_is_told_in_words_and_as_json(tmp_path, rakornis, one_sentence):
    from rakornis_desktop.sample.sample_database import build_sample

    path = tmp_path / "a.rkn"
    build_sample(path).close()
    code, out, err = rakornis("meeting", path)
    assert (code, err) == (0, "")
    assert "Rapat Koordinasi Teknis" in out and "10 hadir dari 12" in out
    code, out, err = rakornis("meeting", path, "--json")
    assert (code, err) == (0, "")
    (meeting,) = json.loads(out)["meetings"]
    assert meeting["fiscal_year"] == 2027
    assert meeting["rundown"][1]["starts_at"] == "08:30"
    assert meeting["rundown"][1]["ends_at"] == "08:45"
    first = meeting["agenda"][0]
    assert first["number"] == 1 and len(first["activities"]) == 2
    assert first["contributions"][0]["speaker"] and "menyampaikan bahwa" in first["discussion"]
    assert len(meeting["participants"]) == 12 and len(meeting["follow_ups"]) == 4
    assert {made["status"] for made in meeting["decisions"]} >= {"ditolak", "ditunda"}
    agreed = meeting["agreement"]["agreed"]
    assert [row["agreed_volume"] for row in agreed] == [80, 12.7]
    assert agreed[0]["sides"]["provinsi"]["budget"] == 900_000_000
    assert meeting["final_papers"] == []
    code, again, _err = rakornis("meeting", path, "--json", "--meeting", meeting["id"])
    assert (code, again) == (0, out)
    code, _out, err = rakornis("meeting", path, "--meeting", "lain")
    assert code == 1 and one_sentence(err) and meeting["id"] in err


def test_no_meeting_is_said_and_is_an_empty_list(database_path, rakornis):
    code, out, _err = rakornis("meeting", database_path)
    assert code == 0 and "Belum ada rapat" in out
    code, out, _err = rakornis("meeting", database_path, "--json")
    assert code == 0 and json.loads(out) == {"meetings": []}
