"""A day's mail to ACME Industrial, a maker of pumps and valves: who writes, what, and what should become of it."""
import dataclasses
import datetime
import email.message
import email.policy
import email.utils
import zlib


@dataclasses.dataclass
class Letter:
    what: str                  # a person's words for it
    message: bytes
    sender: str                # envelope sender, "" = null
    to: list
    lead: str                  # "hot", "general", "none", "joins", "again" or "" (concerns nobody)
    ack_to: str = ""           # who must have got an ack for it
    client: str = "192.0.2.10"
    login: str = ""


def compose(sender, subject, text=None, html=None, to="sales@acme.example", attach=(), headers=(), domain=None):
    m = email.message.EmailMessage(policy=email.policy.SMTP)
    m["From"], m["To"], m["Subject"] = sender, to, subject
    m["Date"] = email.utils.formatdate()
    address = email.utils.parseaddr(sender)[1]
    m["Message-ID"] = email.utils.make_msgid(domain=domain or address.split("@")[-1])
    for name, value in headers:
        m[name] = value
    if text is not None:
        m.set_content(text)
    if html is not None:
        m.add_alternative(html, subtype="html") if text is not None else m.set_content(html, subtype="html")
    for filename, kind, data in attach:
        maintype, subtype = kind.split("/")
        m.add_attachment(data, maintype=maintype, subtype=subtype, filename=filename)
    return m


def small_pdf(title):
    stream = zlib.compress(f"BT /F1 18 Tf 72 720 Td ({title}) Tj ET".encode())
    return (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode"
            b"/Length " + str(len(stream)).encode() + b">>stream\n" + stream +
            b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")


RFQ = """\
Dear Sales Team,

we are building a second dosing line in Dayton and need your offer for:

  40 pcs NF-220 gear pump, 24 V DC
   8 pcs CV-50 check valve, EPDM
   2 sets of spare seals

Drawing and part list are attached. Please let us have your quotation by {friday}; our budget for the pumps is
USD 18,500. Delivery to Dayton, Ohio.

Best regards,

Dale Kowalczyk
Purchasing Manager
Millbrook Fabrication Inc.
1200 Keowee Street, Dayton, OH 45404, USA
Phone +1 937 555 0142
"""

OUTLOOK = """\
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<style><!-- p.MsoNormal {{margin:0cm;font-family:"Calibri",sans-serif;}} --></style></head><body lang="EN-GB">
<div class="WordSection1"><p class="MsoNormal">Good morning,<o:p></o:p></p><p class="MsoNormal">&nbsp;</p>
<p class="MsoNormal">Please quote for the items below, delivered to Immingham. We need your offer by {friday}.<o:p></o:p></p>
<table border="1"><tr><td>Item</td><td>Description</td><td>Qty</td><td>Unit</td></tr>
<tr><td>1</td><td>Butterfly valve DN80, EPDM seat</td><td>24</td><td>pcs</td></tr>
<tr><td>2</td><td>Centrifugal pump CP-40</td><td>2</td><td>pcs</td></tr></table>
<p class="MsoNormal">Kind regards,<o:p></o:p></p><p class="MsoNormal"><b>Priya Raghunathan</b><br>Project Buyer<br>
Helvorra Process Systems Ltd<br>14 Quay Road, Immingham DN40 1AB, United Kingdom<br>T: +44 1632 960412</p></div></body></html>
"""

FORM = """\
From: Petra Hollander <petra@quarryman.example>
Subject: Product question

Name: Petra Hollander
Company: Quarryman Aggregates BV
Phone: +31 20 555 0188
Country: Netherlands
Message:
Which of your pumps can handle slurry with 15 % solids at 8 bar? A data sheet would help.

--
This e-mail was sent from a contact form on ACME Industrial (https://www.acme.example/contact)
"""

MARKET = """\
<html><body><table width="600"><tr><td><b>You have received a new inquiry on TradeSquare</b></td></tr>
<tr><td>Buyer: Kwabena Asante</td></tr><tr><td>Company: Volta Drip Systems Ltd</td></tr><tr><td>Country: Ghana</td></tr>
<tr><td>E-mail: kwabena@voltadrip.example</td></tr><tr><td>Product: Solenoid valve 24 VDC</td></tr>
<tr><td>Quantity: 500 Piece/Pieces</td></tr>
<tr><td>Message: What is your unit price FOB Hamburg? We pack drip kits; the first order is 500, then monthly.</td></tr>
<tr><td>TradeSquare, the market for industry. Reply within 24 hours to keep your response rate.</td></tr></table></body></html>
"""

FORWARD = """\
Hi sales, this came to my address, please take it over. Bob

-------- Forwarded Message --------
Subject: Offer for dosing pumps
Date: {date}
From: Ville Karppinen <ville@kuulas.example>
To: bob@acme.example

Hello Bob,

we need 15 dosing pumps DP-12 with 230 V motor. Could you send us an offer with delivery time to Tampere?

Ville Karppinen
Kuulas Automation Oy
+358 50 555 0139
"""

GERMAN = """\
Sehr geehrte Damen und Herren,

wir benötigen für ein Projekt in Hagen 25 Stück Zahnradpumpe NF-220 und bitten um Ihr Angebot bis zum {german_friday}.
Bitte nennen Sie auch die Lieferzeit.

Mit freundlichen Grüßen

Jürgen Müller
Einkauf
Müller Metallbau GmbH
Industriestraße 12, 58089 Hagen
Tel. 02331 555 0170
"""

FRENCH = """\
Bonjour,

Pourriez-vous nous envoyer un devis pour 12 vannes papillon DN80 et 3 pompes CP-40, livrées à Lyon ?
Nous aurions besoin de votre offre avant la fin du mois.

Cordialement,

Camille Lefèvre
Responsable achats
Ateliers Lefèvre SARL
8 rue des Tanneurs, 69003 Lyon, France
Tél. : +33 4 65 55 01 72
"""

JAPANESE = """\
ACME Industrial 御中

お世話になっております。株式会社東野製作所の佐藤と申します。
ギアポンプ NF-220 を10台購入したく、お見積りをお願いいたします。
今週の金曜日までにご回答いただけますと幸いです。

株式会社東野製作所
購買部 佐藤 健一
電話 +81 3 5550 0133
"""

NEWSLETTER = """\
<html><body><h1>FlowWeekly</h1><p>This week: five pump makers compared, and how to <b>request a quote today</b>.</p>
<p>You receive this because you subscribed. <a href="https://news.flowweekly.example/u">Unsubscribe</a></p></body></html>
"""

PITCH = """\
Hi there,

I came across acme.example and noticed your site does not rank for "industrial pumps". We are a leading SEO agency and we
offer guaranteed page-one rankings. Our prices start at $299 per month. Would you be open to a quick call this week so that
I can send you a free quote?

Best,
Tyler Vance
Growth Partner, RankRocket
If you do not want to hear from us, reply STOP.
"""

BOUNCE = """\
This is the mail system at host mx.nowhere.example.

I'm sorry to have to inform you that your message could not be delivered to one or more recipients.

<old.customer@nowhere.example>: host mail.nowhere.example said: 550 5.1.1 User unknown
"""


def bounce():
    raw = (f"From: MAILER-DAEMON@mx.nowhere.example (Mail Delivery System)\r\nTo: sales@acme.example\r\n"
           f"Subject: Undelivered Mail Returned to Sender\r\nDate: {email.utils.formatdate()}\r\n"
           f"Message-ID: {email.utils.make_msgid(domain='mx.nowhere.example')}\r\nAuto-Submitted: auto-replied\r\n"
           "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b1\"\r\n\r\n"
           "--b1\r\nContent-Type: text/plain\r\n\r\n" + BOUNCE.replace("\n", "\r\n") +
           "\r\n--b1\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.nowhere.example\r\n\r\n"
           "Final-Recipient: rfc822; old.customer@nowhere.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b1--\r\n")
    return raw.encode()


def letters():
    """In the order of the day. Later ones may refer to earlier ones."""
    now = email.utils.localtime()
    friday = now.replace(hour=12) + datetime.timedelta(days=(4 - now.weekday()) % 7 or 7)
    words = {"friday": friday.strftime("%d %B %Y"), "german_friday": friday.strftime("%d.%m.%Y"),
             "date": email.utils.format_datetime(now)}
    bom = b"item;description;qty\r\n1;NF-220 gear pump;40\r\n2;CV-50 check valve;8\r\n"
    rfq = compose("Dale Kowalczyk <dale@millbrook.example>", "RFQ 26-1187: gear pumps for dosing line 2", RFQ.format(**words),
                  attach=[("dosing-line.pdf", "application/pdf", small_pdf("Dosing line 2")), ("parts.csv", "text/csv", bom)])
    one_line = compose("Sam <sam@ortiz.example>", "NF-220", "price for 40 pcs by Friday?\n\nSent from my phone\n")
    out = [
        Letter("RFQ with drawing and part list", rfq.as_bytes(), "dale@millbrook.example", ["sales@acme.example"], "hot", "dale@millbrook.example"),
        Letter("RFQ as HTML only, from Outlook", compose("Priya Raghunathan <priya@helvorra.example>", "HV-2207 valves and pumps", html=OUTLOOK.format(**words), to="rfq@acme.example").as_bytes(),
               "priya@helvorra.example", ["rfq@acme.example"], "hot", "priya@helvorra.example"),
        Letter("the web site's contact form", compose("ACME Industrial <wordpress@acme.example>", "ACME Industrial \"Product question\"", FORM, to="info@acme.example", headers=[("Reply-To", "petra@quarryman.example"), ("X-Mailer", "PHPMailer 6.9.1")]).as_bytes(),
               "wordpress@acme.example", ["info@acme.example"], "general", "petra@quarryman.example", client="192.0.2.80"),
        Letter("a marketplace's notification", compose("TradeSquare <inquiry-noreply@leads.tradesquare.example>", "Kwabena A. has sent you an inquiry about \"Solenoid valve 24 VDC\"", html=MARKET).as_bytes(),
               "inquiry-noreply@leads.tradesquare.example", ["sales@acme.example"], "hot", "kwabena@voltadrip.example"),
        Letter("an RFQ that a colleague forwards", compose("Bob Bauer <bob@acme.example>", "Fwd: Offer for dosing pumps", FORWARD.format(**words)).as_bytes(),
               "bob@acme.example", ["sales@acme.example"], "hot", "", login="bob"),
        Letter("a German Anfrage", compose("Jürgen Müller <j.mueller@mueller-metallbau.example>", "Anfrage Zahnradpumpen", GERMAN.format(**words)).as_bytes(),
               "j.mueller@mueller-metallbau.example", ["sales@acme.example"], "hot", "j.mueller@mueller-metallbau.example"),
        Letter("a French demande de devis", compose("Camille Lefèvre <c.lefevre@ateliers-lefevre.example>", "Demande de devis vannes et pompes", FRENCH).as_bytes(),
               "c.lefevre@ateliers-lefevre.example", ["sales@acme.example"], "hot", "c.lefevre@ateliers-lefevre.example"),
        Letter("a Japanese 見積依頼", compose("佐藤 健一 <sato@higashino.example>", "ギアポンプ NF-220 お見積りのお願い", JAPANESE).as_bytes(),
               "sato@higashino.example", ["sales@acme.example"], "hot", "sato@higashino.example"),
        Letter("one line: price for 40 pcs by Friday?", one_line.as_bytes(), "sam@ortiz.example", ["sales@acme.example"], "hot", "sam@ortiz.example"),
        Letter("a brochure request", compose("Judith Amsel <judith@corriedale.example>", "Brochure CP series", "Hello,\n\ncould you send us the brochure of your CP series? We collect literature for our library.\n\nJudith Amsel\nCorriedale Consulting Engineers, Adelaide, Australia\n").as_bytes(),
               "judith@corriedale.example", ["info@acme.example"], "general", "judith@corriedale.example"),
        Letter("from the trade fair's own address", compose("Ana Souza <ana@bombasul.example>", "Demo at our plant", "Dear all,\n\nwe met at Expo 26. We would like to book a demo of the NF-220 at our plant in Porto Alegre, Brazil. Please call me.\n\nAna Souza\nBomba Sul Ltda\n+55 51 5550 0119\n", to="sales+expo26@acme.example").as_bytes(),
               "ana@bombasul.example", ["sales+expo26@acme.example"], "hot", "ana@bombasul.example"),
        Letter("a technical question", compose("Tom Reed <tom@reedlabs.example>", "NF-220 with glycol", "Hi,\n\nis the NF-220 suitable for a 50 % glycol mix at -20 °C? And which seal material do you recommend?\n\nThanks\nTom Reed\nReed Labs LLC\n").as_bytes(),
               "tom@reedlabs.example", ["sales@acme.example"], "general", "tom@reedlabs.example"),
        Letter("a follow-up to the first RFQ", compose("Dale Kowalczyk <dale@millbrook.example>", "Re: RFQ 26-1187: gear pumps for dosing line 2", "One more point: please state the weight as well.\n\nDale\n", headers=[("In-Reply-To", rfq["Message-ID"]), ("References", rfq["Message-ID"])]).as_bytes(),
               "dale@millbrook.example", ["sales@acme.example"], "joins"),
        Letter("the one-liner, sent a second time", one_line.as_bytes(), "sam@ortiz.example", ["sales@acme.example"], "again"),
        Letter("a newsletter", compose("FlowWeekly <news@flowweekly.example>", "Request a quote today: five pump makers compared", html=NEWSLETTER, headers=[("List-Id", "<weekly.flowweekly.example>"), ("List-Unsubscribe", "<https://news.flowweekly.example/u>"), ("Precedence", "bulk")]).as_bytes(),
               "bounces+sales=acme.example@flowweekly.example", ["sales@acme.example"], "none"),
        Letter("a bounce", bounce(), "", ["sales@acme.example"], "none"),
        Letter("an out-of-office reply", compose("Hans Weber <weber@altkunde.example>", "Automatische Antwort: Ihr Angebot", "Ich bin bis zum 30. November nicht im Büro. In dringenden Fällen wenden Sie sich bitte an meine Kollegin.\n", headers=[("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All")]).as_bytes(),
               "weber@altkunde.example", ["sales@acme.example"], "none"),
        Letter("somebody selling to us", compose("Tyler Vance <tyler@rankrocket.example>", "Quick question about acme.example", PITCH).as_bytes(),
               "tyler@rankrocket.example", ["info@acme.example"], "none"),
        Letter("a job application", compose("Mia Lang <mia@postbox.example>", "Application as service technician", "Dear hiring manager,\n\nI would like to apply for the position of service technician. My CV is attached.\n\nMia Lang\n", attach=[("CV-Lang.pdf", "application/pdf", small_pdf("CV"))]).as_bytes(),
               "mia@postbox.example", ["info@acme.example"], "none"),
        Letter("an invoice", compose("Accounts <billing@parcelcraft.example>", "Invoice 2026-4471 due", "Dear customer,\n\nplease find attached invoice 2026-4471 over EUR 312.40, payable within 14 days to the bank account stated.\n\nParcelcraft Accounts Receivable\n", attach=[("invoice-2026-4471.pdf", "application/pdf", small_pdf("Invoice"))]).as_bytes(),
               "billing@parcelcraft.example", ["info@acme.example"], "none"),
        Letter("an RFQ under a forged sender (SPF fail)", compose("Purchasing <purchasing@bigcorp.example>", "Urgent request for quotation", "Please quote 120 pcs NF-220 gear pumps, delivery to Rotterdam, by Friday.\n\nPurchasing Department\nBig Corp\n").as_bytes(),
               "purchasing@bigcorp.example", ["sales@acme.example"], "hot", "", client="203.0.113.66"),
        Letter("mail to a colleague that concerns no lead", compose("Eve <eve@private.example>", "Lunch?", "Lunch at one?\n", to="dora@acme.example").as_bytes(),
               "eve@private.example", ["dora@acme.example"], ""),
    ]
    return out


ZONE = """\
acme TXT "v=spf1 ip4:192.0.2.80 ~all"
leads.tradesquare TXT "v=spf1 ip4:192.0.2.10 -all"
bigcorp TXT "v=spf1 ip4:198.51.100.0/24 -all"
millbrook TXT "v=spf1 ip4:192.0.2.0/24 -all"
helvorra TXT "v=spf1 ip4:192.0.2.10 ~all"
"""
