"""The draft of a mail that Outlook and Thunderbird open, and saved mails read back."""

from __future__ import annotations

import email
import email.policy
import re

import pytest

from rakornis_desktop.exchange.mail.contacts import add_contact
from rakornis_desktop.exchange.mail.mail_drafts import plan_files_in
from rakornis_desktop.exchange.traffic.receiving import receive_files
from rakornis_desktop.exchange.traffic.sending import send
from rakornis_desktop.language.catalogue import use_language
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.reference.resource_files import resource


def drafted(office, to: str = "", **how):
    sent = send(
        office.database,
        office.folder / "rencana.rakornis",
        to=to,
        mail=office.folder / "draf.eml",
        key=office.key,
        **how,
    )
    return sent, sent.mail.read_bytes()


def test_a_draft_is_a_mail_not_yet_sent_with_the_file_attached(offices):
    office = offices("61.72")
    office.add("SPAM Sedau")
    for name in ("Ibu Sari, S.T.", "Pak Rudi"):
        address = f"{name.split()[1].strip(',').casefold()}@provinsi.go.id"
        add_contact(office.database, region_code="61", name=name, email=address)
    add_contact(office.database, region_code="61.01", name="Lain", email="lain@sambas.go.id")
    sent, content = drafted(office, "61")
    mail = email.message_from_bytes(content, policy=email.policy.default)
    assert mail["X-Unsent"] == "1" and mail["Message-ID"] is None and mail["Date"]
    assert [str(a) for a in mail["To"].addresses] == [
        '"Ibu Sari, S.T." <sari@provinsi.go.id>',
        "Pak Rudi <rudi@provinsi.go.id>",
    ]
    assert mail["Subject"] == "Rencana Pemerintah Kota Singkawang tahun 2027, revisi 1"
    body = mail.get_body(("plain",)).get_content()
    assert body.startswith("Yth. Bapak/Ibu") and "rencana.rakornis" in body
    (attachment,) = mail.iter_attachments()
    assert attachment.get_filename() == "rencana.rakornis"
    assert attachment.get_content() == sent.file.read_bytes()


def test_a_draft_keeps_to_the_form_of_mails(offices):
    """RFC 5322: lines end in CR LF and are no longer than 998, heads are ASCII."""
    office = offices("61.72")
    for number in range(60):
        office.add(f"SPAM Sedau {number} " + "naïf " * 40)
    _sent, content = drafted(office, recipients=["Ibu Dëwi <dewi@provinsi.go.id>"])
    assert content.isascii() and b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 998
    head = content.partition(b"\r\n\r\n")[0]
    assert all(re.match(rb"[!-9;-~]+: |[ \t]", line) for line in head.split(b"\r\n"))
    mail = email.message_from_bytes(content, policy=email.policy.default)
    assert str(mail["To"].addresses[0]) == "Ibu Dëwi <dewi@provinsi.go.id>"
    assert not any(part.defects for part in mail.walk())


def test_a_mail_is_in_indonesian_whatever_the_window_speaks(offices):
    office = offices("61.72")
    office.add()
    use_language("en", resource("translations"))
    try:
        _sent, content = drafted(office)
    finally:
        use_language("id", resource("translations"))
    mail = email.message_from_bytes(content, policy=email.policy.default)
    assert mail["Subject"].startswith("Rencana ") and mail["To"] is None
    assert "Terlampir rencana kerja" in mail.get_body(("plain",)).get_content()


@pytest.mark.parametrize(
    "address",
    ["", "tanpa tanda", "a@b@c", "a@x.id\r\nBcc: b@y.id", "a@x..id", "a\nb@x.id"],
)
def test_an_address_that_is_none_is_refused_and_no_draft_is_written(offices, address):
    office = offices("61.72")
    office.add()
    with pytest.raises(Refusal, match="alamat"):
        drafted(office, recipients=[address])
    assert not (office.folder / "draf.eml").exists()


def test_a_saved_mail_is_received_as_the_file_in_it(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add("SPAM Sedau")
    sent, _content = drafted(regency, "61", recipients=[])
    (got,) = receive_files(province.database, [sent.mail], accept=True, key=province.key)
    assert got.written and got.name == "rencana.rakornis" and got.activities == (1, 0, 0)
    assert province.titles("61.72") == ["SPAM Sedau"]
    # The same once more, as the bare file.
    (again,) = receive_files(province.database, [sent.file], key=province.key)
    assert again.relation == "sama" and not again.written


def test_a_mail_that_was_forwarded_with_several_plans_brings_them_all(offices):
    from email.message import EmailMessage

    province = offices("61")
    inner = []
    for region in ("61.01", "61.72"):
        office = offices(region)
        office.add(f"SPAM {region}")
        _sent, content = drafted(office)
        inner.append(email.message_from_bytes(content, policy=email.policy.default))
    outer = EmailMessage(policy=email.policy.SMTP)
    outer["Subject"] = "Fwd: dua rencana"
    outer.set_content("Terlampir.")
    for mail in inner:
        outer.add_attachment(mail)
    file = province.folder / "terusan.eml"
    file.write_bytes(outer.as_bytes())
    found = list(receive_files(province.database, [file], accept=True, key=province.key))
    assert [got.office for got in found] == ["61.01", "61.72"] and all(g.written for g in found)


def test_a_mail_without_a_plan_says_so():
    with pytest.raises(Refusal, match=r"tidak berlampiran berkas \.rakornis"):
        plan_files_in(b"Subject: rapat\r\n\r\nDatang ya.\r\n", "rapat.eml")
