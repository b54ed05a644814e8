/* Built-in rules: the day's business that is no lead: jobs, invoices, orders of ours, complaints, answers. */
#include "parser/rules_builtin.h"

/* One pattern a language */
/* clang-format off */
const BuiltinRule rules_office[] = {
    {"job-application",
     "job",
     IN_WORDS,
     -85,
     {{"en", "\\b(?:(?:my|attached|enclosed|updated) (?:\\w+ ){0,2}?(?:cv|resume|curriculum vitae)|cv (?:is )?(?:attached|"
           "enclosed)|(?:appl(?:y|ying|ication)) (?:for|to) (?:the |a |an |your )?" W5
             "(?:position|post|role|job|vacancy|internship|apprenticeship|traineeship|placement|technician|"
                   "engineer|driver|opening)|job application|application:|hiring manager|(?:vacancy|"
                   "vacancies)\\b|(?:looking for|seeking) (?:a |an )?(?:job|work|position|employment|"
                   "internship|placement|new challenge)|salary expectation|your careers page|open position|"
                   "cover letter|speculative application|years? (?:of )?(?:clean licen[cs]e))\\b"},
      {"de", "\\b(?:bewerbung\\w*|bewerbe ich mich|lebenslauf|stellenanzeige|ausbildungsplatz|praktikum\\w*|"
            "initiativbewerbung|gehaltsvorstellung\\w*|arbeitszeugnis\\w*|offene stelle|ausgeschriebene stelle)\\b"},
      {"fr", "\\b(?:candidature|mon cv|lettre de motivation|alternance|(?:demande|recherche|offre) de stage|"
            "un stage|poste (?:de|d')|offre d'emploi|curriculum vitae|embauche)\\b"},
      {"es", "\\b(?:curriculum|mi cv|hoja de vida|candidatura|solicitud de empleo|busco (?:trabajo|empleo)|"
            "(?:puesto|vacante) de|oferta de (?:trabajo|empleo)|practicas profesionales|pretension\\w* salarial\\w*)\\b"},
      {"it", "\\b(?:candidatura|curriculum|il mio cv|posizione (?:aperta|di)|tirocinio|stage|offerta di lavoro|"
            "annuncio di lavoro|lettera di presentazione|candidarmi|assunzione)\\b"},
      {"pt", "\\b(?:curriculo|meu cv|candidatura|vaga (?:de|para)|estagio|oportunidade de (?:emprego|"
            "trabalho)|pretensao salarial|carta de apresentacao|candidatar-me|me candidatar)\\b"},
      {"nl", "\\b(?:sollicitatie|solliciteer|solliciteren|mijn cv|vacature|motivatiebrief|stageplaats|"
            "openstaande functie|curriculum)\\b"},
      {"pl", "\\b(?:aplikuj\\w+|moje cv|w zalaczeniu cv|cv w zalacz\\w+|list motywacyjny|rekrutacj\\w+|"
            "na stanowisko|stanowisk\\w+ (?:kierowc|magazynier|operator|specjalist|handlow)\\w*|oferta pracy|"
            "podanie o prace|staz\\w* (?:studenck|zawodow)\\w*|praktyk\\w+ studenck\\w*)\\b"},
      {"cs", "\\b(?:zivotopis\\w*|uchaze\\w+|na pozici|pracovni (?:pozic|mist|nabidk)\\w*|motivacni dopis|"
            "volne misto|o zamestnani|hledam praci)\\b"},
      {"sv", "\\b(?:ansokan (?:om|till|som|-)|soker (?:jobb|tjansten|arbete|anstallning)|mitt cv|bifogar (?:mitt )?cv|"
            "personligt brev|lediga? (?:tjanst|jobb)|praktikplats|jobbansokan)\\b"},
      {"tr",
       "(?:ozgecmis|is basvuru|\\bcv'?m|cvmi|pozisyonu(?:na|nuza)? basvur|staj|acik pozisyon|ise alim|maas beklenti)"},
      {"ru", "(?:резюме|вакансию|вакансии|на должность|трудоустройств|ищу работу|соискател|стажировк|"
            "практик[уи] студент|зарплатн)"},
      {"zh", "简历|簡歷|履历|履歷|应聘|應聘|求职|求職|招聘岗位|实习|面试|應徵"},
      {"ja", "履歴書|職務経歴書|応募|求人|採用ご担当|就職|インターン|面接"},
      {"ko", "이력서|지원서|입사 ?지원|채용|구직|지원합니다|자기소개서|인턴"},
      {"ar", "سيرتي الذاتيه|السيره الذاتيه|طلب توظيف|طلب وظيف|للعمل (?:لديكم|بوظيف)|وظيفه|تدريب صيفي|التوظيف"},
      {"he", "קורות חיים|קו\"ח|מועמדות|משרה|דרושים|מחפש עבודה|מחפשת עבודה|ראיון עבודה"},
      {"en", "\\b(?:looking|searching|hunting) for (?:\\w+ )?(?:\\w+ )?(?:work|employment)\\b|\\b(?:summer|"
            "student|work|industrial) (?:placement|internship|job)\\b|\\bgrateful for an? (?:\\w+ )?(?:placement|"
            "internship|opportunity to work)|\\b\\d+ years?'? exper\\w+|\\bany (?:jobs|vacancies|openings)\\b|"
            "\\bjoin your (?:team|company)\\b|\\bi am a (?:qualified|trained|certified|skilled) \\w+ (?:looking|"
            "seeking)"},
      {"de", "\\b(?:suche (?:eine |einen |neue )?(?:\\S+ )?(?:arbeit|stelle|job|herausforderung|ausbildung)|"
            "stellengesuch|meine (?:bewerbungs)?unterlagen)\\b"},
      {"en", "\\b(?:cv|resume|portfolio) (?:is )?(?:below|attached|enclosed|on request)\\b|\\bmy (?:profile|portfolio) is attached"},
      {"fr", "\\bcv (?:joint|ci-joint|en (?:piece )?jointe|en annexe)\\b|\\bci-joint (?:mon|le) cv\\b"},
      {"", "\\b(?:cv|lebenslauf|profil) (?:anbei|beigefugt|im anhang)\\b|\\badjunto (?:mi |el )?(?:cv|curriculo)\\b|\\bin allegato (?:il mio )?cv\\b|\\bcv bijgevoegd\\b|\\bbijgaand mijn cv\\b|\\b(?:anexo|em anexo) (?:o |meu )*cv\\b|"
           "\\bcv bifogas\\b|\\bbifogat cv\\b|\\bcv v priloze\\b|\\bzivotopis v priloze\\b|\\bcv ektedir\\b"},
      {"fr", "\\b(?:recherche (?:un |d')?(?:emploi|poste|travail)|je suis a la recherche d'un (?:emploi|poste|stage))"},
      {"es", "\\b(?:busc(?:o|ando) (?:trabajo|empleo)|anos de experiencia)"},
      {"it", "\\b(?:cerco lavoro|in cerca di (?:lavoro|occupazione)|anni di esperienza|inviarvi il mio)"},
      {"pt", "\\b(?:procuro (?:emprego|trabalho)|eventual vaga|meu cv|anos de experiencia)"},
      {"nl", "\\b(?:zoek (?:een )?(?:baan|werk)|op zoek naar (?:een )?(?:baan|werk|nieuwe uitdaging)|jaar ervaring)"},
      {"pl", "\\b(?:szukam pracy|poszukuje pracy|lat doswiadczenia|podjac prace)"},
      {"cs", "\\b(?:hledam (?:misto|praci|zamestnani)|nastoupit (?:mohu|ihned)|let praxe)"},
      {"sv", "\\b(?:soker jobb|soker arbete|ars erfarenhet|lediga tjanster)"},
      {"tr", "(?:is ariyorum|yil(?:lik)? deneyim|ise baslayabilir)"},
      {"he", "(?:אני מחפש(?:ת)? עבודה|שנות ניסיון)"},
      {"ar", "(?:ابحث عن (?:عمل|وظيفه)|سنوات (?:من )?(?:ال)?خبره|خبره \\S+ سنوات)"},
      {NULL, NULL}}},
    {"recruiter",
     "vendor",
     IN_WORDS,
     -75,
     {{"en", "\\b(?:hiring (?:needs|team|requirements)|(?:represent|placing|present) (?:\\S+ ){0,5}?(?:candidates?|"
           "engineers?|developers?|metrologists?|professionals?|consultants?)|(?:excellent|strong|available|"
           "great) candidates?|talent (?:pool|acquisition|solutions)|recruit(?:ment|ing|er)s?|staffing|"
           "headhunt\\w+|send (?:you )?(?:the |their )?(?:cvs|profiles|resumes)|rebate period|day rates? from|"
           "immediately available|permanent placement|contractors? available)\\b"},
      {"", "personalvermittlung|personaldienstleist|fachkrafte(?:vermittlung)?|cabinet de recrutement|"
            "seleccion de personal|ricerca e selezione|recrutamento|werving|rekruterinsk|подбор персонала|"
            "猎头|人才(?:推荐|派遣)|人材紹介|人材派遣|헤드헌팅|인력 ?(?:파견|소개)|استقدام|גיוס עובדים|kadrov|rekryteringsfor|"
            "insan kaynaklari danism"},
      {NULL, NULL}}},
    {"invoice",
     "invoice",
     IN_WORDS,
     -60,
     {{"en",
       "\\b(?:(?:our|attached|enclosed|find|is|view|new) (?:\\w+ ){0,3}?(?:invoice|statement of account|"
             "credit note)|invoice (?:(?:no\\.?|number)? ?\\S*\\d+ (?:from|for|is|dated|of|attached|"
             "over)|from|is|dated|attached|for your)|amount due|payable (?:by|within)|payment (?:terms are|"
             "is due)|please (?:pay|remit)|e-invoice|billing statement)\\b"},
      {"de",
       "\\b(?:(?:unsere|anbei|beiliegend|anliegend|erhalten sie|ihre) (?:\\S+ ){0,3}?rechnung(?:en)?|"
             "rechnung (?:nr|vom|uber|\\S*\\d)|rechnungs-?(?:nr|nummer)|zahlbar (?:bis|innerhalb)|rechnungsbetrag|"
             "e-rechnung|gutschrift)\\b"},
      {"fr", "\\b(?:(?:notre|votre|ci-joint\\S*|veuillez trouver) (?:\\S+ ){0,3}?facture|facture (?:n|"
            "\\S*\\d)|montant du|avoir n|a regler|echeance)\\b"},
      {"es", "\\b(?:(?:nuestra|su|la|adjunt\\S+) (?:\\S+ ){0,2}?factura|facturas? (?:n|\\S*\\d)|importe total a pagar|"
            "vencimiento|complemento de pago|nota de credito)\\b"},
      {"it", "\\b(?:(?:nostra|vostra|in allegato|alleghiamo) (?:\\S+ ){0,3}?fattura|fattur[ae] (?:n|"
            "elettronic\\w+|\\S*\\d)|importo dovuto|scadenza pagamento|nota di credito|estratto conto)\\b"},
      {"pt", "\\b(?:(?:nossa|sua|anexo|segue) (?:\\S+ ){0,3}?fatura|fatura (?:n|\\S*\\d)|nota fiscal (?:n|"
            "\\S*\\d|eletronica|emitida)|nf-e|danfe|boleto|vencimento|duplicata)\\b"},
      {"nl", "\\b(?:(?:onze|uw|bijgaand|hierbij) (?:\\S+ ){0,3}?factuur|factuur (?:nr|\\S*\\d)|te betalen|"
            "factuurnummer|creditnota|betaaltermijn)\\b"},
      {"pl", "\\b(?:faktur\\w+|e-faktur\\w+|do zaplaty|termin platnosci|nota odsetkowa)\\b"},
      {"cs", "\\b(?:faktur\\w+|k uhrade|splatnost\\w*|danovy doklad|dobropis)\\b"},
      {"sv", "\\b(?:(?:var|er|bifogad) (?:\\S+ ){0,2}?faktura|faktura (?:nr|\\S*\\d)|att betala|forfallodatum|"
            "kreditnota)\\b"},
      {"tr", "(?:(?:ekte|ekli|ektedir) (?:\\S+ ){0,3}?fatura\\w*|fatura(?:niz|miz|\\S* no)|odeme vadesi|"
            "son odeme|e-fatura|odenecek tutar)"},
      {"ru", "(?:счет-фактур|счет на оплату (?:во|в) прил|счет за |акт сверки|к оплате|оплатите|акт выполненных|упд)"},
      {"zh", "发票(?:已|附|见|号|開|开)|應付|应付金额|账单|帳單|请款|請款"},
      {"ja", "請求書|ご請求|お支払い期限|お支払期日|請求金額"},
      {"ko", "세금계산서|청구서|인보이스|결제 ?기한|청구 ?금액|납부"},
      {"ar", "فاتوره|الفاتوره|مبلغ مستحق|المستحق|كشف حساب"},
      {"he", "חשבונית|לתשלום|מועד תשלום|דרישת תשלום|חשבונית מס"},
      {NULL, NULL}}},
    {"payment-reminder",
     "invoice",
     IN_WORDS,
     -70,
     {{"en", "\\b(?:(?:payment|invoice|final|second|2nd|first|third|friendly) (?:\\w+ )?(?:reminder|"
           "notice)|past due|overdue (?:invoice|balance|payment|account)|(?:invoice|balance|payment|"
           "account)s? (?:\\S+ ){0,6}?(?:overdue|unpaid|outstanding|past due)|remains? unpaid|is unpaid|"
           "kindly settle|hold on your account|remittance|dunning)\\b"},
      {"de", "\\b(?:zahlungserinnerung|mahnung|mahnstufe|fallig(?:en)? (?:betrag|rechnung)|noch offen|"
            "uberweisen sie|nicht eingegangen|zahlungsverzug|saumnis\\w*)\\b"},
      {"fr",
       "\\b(?:relance|impaye\\w*|rappel de paiement|mise en demeure|reste (?:due|impayee)|en attente de reglement)\\b"},
      {"es", "\\b(?:recordatorio de pago|pago pendiente|factura\\w* (?:vencid|pendient)\\w+|saldo (?:vencido|"
            "pendiente)|impag\\w+|adeudo)\\b"},
      {"it", "\\b(?:sollecito|insolut\\w|fattur\\w (?:scadut|non pagat)\\w|mancato pagamento|pagamento (?:scaduto|"
            "in sospeso))\\b"},
      {"pt", "\\b(?:lembrete de pagamento|em atraso|pagamento pendente|em aberto|vencid[ao]s?|cobranca)\\b"},
      {"nl", "\\b(?:herinnering|aanmaning|nog niet (?:voldaan|betaald|ontvangen)|openstaande? (?:factuur|"
            "bedrag|post)|staat nog open|betalingsherinnering)\\b"},
      {"pl", "\\b(?:wezwanie do zaplaty|przypomnienie o (?:platnosci|zaplacie)|zalegl\\w+|niezaplacon\\w+|"
            "przeterminowan\\w+|nieuregulowan\\w+|ponaglenie)\\b"},
      {"cs", "\\b(?:upominka|po splatnosti|neuhrazen\\w+|pripomenuti platby|dluzn\\w+|nezaplacen\\w+)\\b"},
      {"sv", "\\b(?:betalningspaminnelse|paminnelse om|forfallen|obetald\\w*|inkasso\\w*|forfallna)\\b"},
      {"tr", "(?:odeme hatirlat|vadesi gec|odenmemis|gecikmis|borcunuz|odemeniz)"},
      {"ru", "(?:задолженност|просроч|неоплачен|не оплачен|напомина[а-я]+ об оплат|погасить)"},
      {"zh", "催款|逾期|未付款|尚未付款|欠款|未支付|催缴"},
      {"ja", "お支払いのお願い|未入金|ご入金(?:が|の)?確認|督促|未払い|支払期限を過ぎ"},
      {"ko", "미납|연체|입금(?:이)? ?(?:확인되지|안 ?되)|미수금|결제 ?독촉|납부 ?안내"},
      {"ar", "تذكير بالدفع|متاخره|غير مسدده|لم يتم (?:السداد|الدفع)|سداد المبلغ|المتاخرات"},
      {"he", "תזכורת (?:לתשלום|תשלום)|טרם שולם|טרם שולמה|חוב|פיגור|לא שולמה"},
      {"en", "\\b(?:we act for|instructed to (?:begin|issue|start)|(?:legal|court) (?:proceedings|action)|debt (?:collect|recover)\\w+|to whom you owe|(?:sum|amount) owed|without further notice)\\b"},
      {"", "\\binkasso\\w*|forderung unserer? mandant|\\brecouvrement\\b|\\bhuissier|\\brecobro\\b|\\bacciones legales|\\brecupero crediti|\\bmessa in mora|\\bacao judicial|\\bcobranca judicial|\\bincasso\\w*|\\bdeurwaarder|"
           "\\bwindykac\\w+|\\bna drodze sadowej|\\bvymahan\\w+|\\bicra (?:takib|mudur)|взыскани[ея]|исковое|律师函|債権回収|法的措置|추심|법적 ?조치|اجراءات قانونيه|הוצאה לפועל"},
      {"fr", "\\breglement (?:\\S+ ){0,4}?(?:pas|non) (?:\\S+ )?(?:parvenu|recu)|\\bregulariser\\b"},
      {"es", "\\bno ha sido (?:abonad|pagad)\\w+|\\bsin (?:pagar|abonar)\\b"},
      {"it", "\\bnon (?:ci )?risulta (?:\\S+ )?(?:pagat|saldat)\\w"},
      {"pt", "\\bnao (?:\\S+ )?(?:foi )?(?:pag[ao]|liquidad)"},
      {NULL, NULL}}},
    {"remittance",
     "invoice",
     IN_WORDS,
     -65,
     {{"en", "\\b(?:remittance advice|payment advice|(?:we|have) (?:\\w+ )?(?:paid|transferred|remitted) (?:\\S+ ){0,6}?(?:invoice|"
           "amount|sum)|payment (?:has been|was) (?:made|sent|executed|credited)|proof of payment|bank details (?:have )?changed)\\b"},
      {"", "(?:neue|geanderte) bankverbindung|bankverbindung hat sich|changement de (?:rib|coordonnees bancaires)|notre rib a change|cambio de (?:cuenta|datos) bancari|nuevos datos bancarios|nuove coordinate bancarie|coordinate bancarie sono|"
           "novos dados bancarios|nieuw (?:bank)?rekeningnummer|zmian\\w+ (?:numeru )?rachunku|zmena (?:cisla )?uctu|nytt bankgiro|banka (?:bilgi|hesab)\\w* degis|(?:изменились|смена|новые) (?:\\S+ )?реквизит|银行账(?:户|号)(?:变更|已更)|"
           "振込先(?:口座)?の?変更|계좌 ?변경|تغيير الحساب البنكي|שינוי פרטי (?:ה)?חשבון"},
      {"", "zahlungsavis|avis de (?:paiement|virement)|aviso de (?:pago|pagamento|transferencia)|comprobante de pago|"
            "se transfirieron|avviso di (?:pagamento|bonifico)|comprovante de pagamento|betalingsadvies|"
            "awizo platnosci|potwierdzenie przelewu|avizo o platbe|betalningsavi|odeme dekont|dekont|"
            "платежн[а-я]+ поручен|оплат[аы] произведена|付款(?:通知|水单|凭证)|已汇|汇款|お振込|振込(?:の)?(?:ご案内|通知)|"
            "支払通知|송금 ?(?:안내|완료)|입금 ?완료|اشعار (?:دفع|تحويل)|הודעת תשלום|אסמכתא על העברה"},
      {NULL, NULL}}},
    {"order-acknowledgement",
     "order-acknowledgement",
     IN_WORDS,
     -75,
     {{"en", "\\b(?:thank(?:s| you) for (?:your|the) (?:\\w+ )?(?:purchase )?order|(?<!an )(?<!the )(?<!your )order (?:acknowledgement|"
           "acknowledgment|confirmation)|(?:we|hereby) (?:\\w+ )?(?:confirm|acknowledge|accept)(?: receipt of)? your (?:purchase )?order|"
           "your order (?:has been|was|is|will be|no|number|#)|received and acknowledged|dispatch(?:ed)? (?:note|"
           "on|from|week)|order status|your original order)\\b"},
      {"de",
       "\\b(?:(?<!eine )(?<!um )(?<!die )(?:auftragsbestatigung|bestellbestatigung)|vielen dank fur (?:ihre|den|ihren) (?:bestellung|"
             "auftrag)|wir bestatigen (?:\\S+ ){0,5}?(?:bestellung|auftrag)|ihre bestellung (?:ist|wurde|"
             "nr)|versandt)\\b"},
      {"fr", "\\b(?:confirmation de (?:votre )?commande|accuse de (?:reception de )?commande|merci (?:pour|"
            "de) votre commande|nous confirmons (?:\\S+ ){0,4}?commande|votre commande (?:n|a ete|est|"
            "sera))\\b"},
      {"es", "\\b(?:confirmacion de (?:su |tu )?pedido|gracias por (?:su|tu) (?:pedido|compra)|confirmamos (?:\\S+ ){0,4}?pedido|"
            "su pedido (?:n|ha sido|esta|fue)|acuse de recibo (?:de|del) pedido)\\b"},
      {"it", "\\b(?:(?<!una )(?<!la )(?<!vostra )conferma d'?ordine|conferma (?:del vostro )?ordine|grazie per (?:il vostro|l')ordine|"
            "confermiamo (?:\\S+ ){0,4}?ordine|il vostro ordine (?:n|e stato|e in))\\b"},
      {"pt", "\\b(?:confirmacao d[ea] (?:\\S+ )?(?:pedido|encomenda)|acusamos (?:a )?recec?p?cao d[ea] (?:\\S+ )?(?:encomenda|"
            "pedido)|obrigad[oa] (?:pelo|por) (?:seu |sua )?(?:pedido|compra|encomenda)|confirmamos (?:\\S+ ){0,4}?pedido|"
            "seu pedido (?:n|foi|esta))\\b"},
      {"nl", "\\b(?:(?<!een )(?<!uw )orderbevestiging|bevestiging van uw (?:bestelling|order)|bedankt voor uw (?:bestelling|"
            "order)|uw bestelling (?:is|wordt|nr)|wij bevestigen (?:\\S+ ){0,4}?(?:order|bestelling))\\b"},
      {"pl", "\\b(?:potwierdzenie (?:przyjecia )?zamowienia|potwierdzamy (?:\\S+ ){0,4}?zamowieni\\w+|"
            "dziekujemy za (?:zlozenie )?zamowieni\\w+|panstwa zamowienie (?:nr|zostalo))\\b"},
      {"cs", "\\b(?:potvrzeni (?:vasi )?objednavky|potvrzujeme (?:\\S+ ){0,4}?objednavk\\w+|dekujeme za (?:vasi )?objednavku|"
            "vase objednavka (?:c|byla|je))\\b"},
      {"sv", "\\b(?:orderbekraftelse|orderbekraftning|bekraftelse (?:av|pa) (?:er |din )?(?:order|bestallning)|"
            "tack for (?:er |din )?(?:order|bestallning)|vi bekraftar (?:\\S+ ){0,4}?(?:order|bestallning))\\b"},
      {"tr", "(?:siparis onay|siparis teyid|siparisiniz (?:alin|onay|hazir|icin tesekkur)|siparisinizi aldik)"},
      {"ru", "(?:подтверждение заказа|подтверждаем (?:\\S+ ){0,4}?заказ|спасибо за (?:ваш )?заказ|ваш заказ (?:принят|"
            "№|отгруж|готов)|благодарим за заказ)"},
      {"zh", "订单确认|訂單確認|感谢您的订单|感謝您的訂單|您的订单(?:已|号)|订单已"},
      {"ja", "注文請書|ご注文(?:の)?(?:確認|確定|ありがとう|を承り|受付)|受注(?:確認|のご連絡)|ご発注ありがとう"},
      {"ko", "주문 ?(?:확인서|확인|접수)(?:이|가|되)|주문해 ?주셔서|발주 ?확인"},
      {"ar", "تاكيد (?:ال)?طلب|شكرا (?:لكم )?(?:علي|ل)طلب|تم استلام طلبكم|نؤكد استلام"},
      {"he", "אישור הזמנה|תודה על הזמנתך|הזמנתך התקבלה|תודה על ההזמנה"},
      {NULL, NULL}}},
    {"delivery-notice",
     "delivery",
     IN_WORDS,
     -65,
     {{"en",
       "\\b(?:(?:your|the) (?:parcel|shipment|package|consignment|delivery|order) (?:\\S+ ){0,4}?(?:arriv\\w+|"
             "is on|was delivered|has (?:been )?(?:shipped|dispatched)|out for delivery|is in|is scheduled|"
             "will be delivered)|tracking (?:number|no)|track your|follow my parcel|proof of delivery|"
             "delivery (?:note|notification)|leave with a neighbou?r|safe place|shipment \\w*\\d+)\\b"},
      {"", "\\bihr paket|sendungsverfolgung|lieferavis|versandbestatigung|\\bvotre colis|suivi de (?:colis|"
            "livraison)|su (?:paquete|envio) (?:esta|ha|sera)|numero de (?:guia|seguimiento)|il tuo pacco|"
            "spedizione in (?:consegna|arrivo)|sua encomenda|codigo de rastre|uw pakket|track ?& ?trace|"
            "twoja paczka|numer przesylki|vase zasilka|ditt paket|kargonuz|kargo takip|ваша посылка|"
            "номер отслежив|快递|物流单号|包裹|お荷物|配送のお知らせ|発送(?:の)?(?:お知らせ|いたしました|完了)|お届け(?:予定|の)|택배|배송 ?(?:조회|"
            "출발|완료)|송장|شحنتك|طردك|رقم التتبع|החבילה שלך|מספר מעקב"},
      {"en", "\\byour (?:\\d+ |two |three )?(?:parcels?|packages?) (?:from|is|are|will|has|have)\\b|\\bif (?:nobody|no one) is (?:in|home|there)\\b|\\b(?:back|taken?|them|it|returned) to (?:the|our) depot\\b|\\b(?:lorry|driver|truck|van|courier|haulier)(?:'s| is) (?:at|outside|in front|waiting|here)\\b"},
      {"de", "\\b(?:fahrer|lkw|spedition) (?:steht|wartet)\\b|\\bkonnen wir (?:\\S*[^\\s.!?] ){0,8}?anliefern\\b|\\b(?:palett\\w+|paket\\w*|sendung\\w*|kolli) fur sie\\b|^avis\\b"},
      {"fr", "\\b(?:chauffeur|camion|livreur) (?:est (?:devant|a)|attend)\\b|\\b(?:palettes?|colis) (?:a vous livrer|pour vous)\\b"},
      {"es", "\\b(?:conductor|camion|transportista) (?:esta (?:en|fuera)|espera)\\b|\\b(?:palets?|bultos|paquetes) para entregar"},
      {"", "\\b(?:chauffeur|vrachtwagen) (?:staat|wacht)\\b|\\bkierowca (?:czeka|stoi)|\\bridic (?:ceka|stoji)|\\bchauffoen (?:vantar|star)|\\b(?:autista|camion) (?:e (?:fuori|davanti)|aspetta)|(?:водитель|машина) (?:жд[её]т|стоит)"},
      {"en", "\\byour (?:parcel|package|shipment|delivery) (?:\\S+ )?(?:is|has been) delayed|\\bnew delivery date:|"
            "\\bdelivery update\\b"},
      {NULL, NULL}}},
    {"complaint",
     "support",
     IN_WORDS,
     -60,
     {{"en",
       "\\b(?:complain(?:t|ing)?|warranty (?:claim|repair|replacement)|(?:within|under|still in|covered by) (?:the )?warranty|"
             "rma|reklamation|faulty (?:on|unit|goods|delivery)|damaged (?:on|in|during|when|goods|delivery)|"
             "(?:arrived|came|were|are|was|is|delivered) (?:\\w+ )?(?:damaged|dented|broken|defective|"
             "cracked|short|wrong)|(?:dented|leaking|defective) (?:\\w+ )?(?:cabinets?|seal|unit|parts?|"
             "delivery)|wrong (?:item|goods|size|part|colour)s? (?:was|were|delivered|sent)|not (?:what we|"
             "as) ordered|fed up|unacceptable|refund|send a technician|delivered last (?:week|month)|"
             "since (?:the|last|your) (?:\\w+ )?(?:update|upgrade|installation|delivery|repair|visit)|"
             "order \\d+ (?:loses|leaks|arrived))\\b"},
      {"de", "\\b(?:reklamation\\w*|beschwerde\\w*|mangel(?:ruge|anzeige|haft\\w*)?|beschadigt\\w*|gewahrleistung\\w*|"
            "garantiefall|gelieferte[nr]? (?:\\S+ ){0,4}?(?:defekt|falsch|beschadigt)|falsch geliefert|"
            "funktioniert (?:\\S+ ){0,3}?nicht|unzufrieden|nachbesserung)\\b"},
      {"fr", "\\b(?:reclamation|sous garantie|defectueu\\w+|endommage\\w*|sav|retour (?:produit|marchandise)|"
            "non conforme\\w*|inacceptable|litige|remboursement)\\b"},
      {"es", "\\b(?:reclamacion|reclamo|queja|(?:en|bajo|por) garantia|defectuos\\w+|no funciona|danad\\w+|"
            "devolucion|llego roto|inaceptable|mal estado|reembolso)\\b"},
      {"it", "\\b(?:reclamo|in garanzia|difettos\\w|danneggiat\\w|non funziona|reso merce|contestazione|"
            "inaccettabile|rimborso|segnalazione (?:guasto|difetto))\\b"},
      {"pt", "\\b(?:reclamacao|na garantia|em garantia|com defeito|defeituos\\w+|nao funciona|avariad\\w+|"
            "danificad\\w+|devolucao|inaceitavel|reembolso|parou de funcionar)\\b"},
      {"nl", "\\b(?:klacht\\w*|reclamatie|garantie(?:geval)?|defect\\w*|beschadigd\\w*|werkt niet|werkt (?:\\S+ ){0,2}?niet meer|"
            "retour\\w*|onacceptabel|verkeerd geleverd)\\b"},
      {"pl", "\\b(?:reklamacj\\w+|gwarancyjn\\w+|na gwarancji|uszkodzon\\w+|wadliw\\w+|nie dziala|zwrot towaru|"
            "usterk\\w+|niezgodn\\w+ z zamowieniem|skarg\\w+)\\b"},
      {"cs", "\\b(?:reklamac\\w+|reklamuj\\w+|v zaruce|zarucni oprav\\w+|vadn\\w+|poskozen\\w+|stiznost\\w*|"
            "vraceni)\\b"},
      {"sv", "\\b(?:reklamation\\w*|klagomal|trasig\\w*|skadad\\w*|felaktig\\w*|defekt\\w*|fel levererad\\w*|"
            "retur\\w*)\\b"},
      {"tr", "(?:sikayet|garanti kapsam|hasarli|iade|kusurlu|yanlis urun)"},
      {"ru", "(?:рекламаци|претензи|гаранти[яийе]+ (?:случ|ремонт|обслуж)|по гарантии|брак|поврежден|"
            "дефект|жалоб|возврат)"},
      {"zh", "投诉|投訴|质量问题|質量問題|退货|退貨|维修单|不良品|瑕疵|索赔|坏了|退款"},
      {"ja", "クレーム|不具合|破損|返品|不良品|保証(?:期間|修理|対応)|動かな|動作しな|苦情|返金"},
      {"ko", "불량|파손|반품|환불|하자|클레임|불만|a/s|작동(?:하지|이 안|을 안)|교환 ?요청|보증 ?(?:수리|기간)"},
      {"ar", "شكوي|تالف|معيب|استرجاع|ارجاع|مكسور|اعتراض"},
      {"he", "תלונה|פגום|פגומה|החזר|החזרה|תקול|שבור|ניזוק"},
      {"en", "\\b(?:second|third|fourth|2nd|3rd) time (?:i|we)(?:'ve| have)? (?:\\w+ )?(?:rung|called|"
            "written|asked|complained|emailed|reported)|\\b(?:my|our) money back\\b|\\bnobody (?:calls?|"
            "came|answers?|replies|rings)|\\b(?:leaking|broken|failed|stopped|faulty|down) again\\b|"
            "\\bstill (?:not|no|hasn't|haven't) (?:\\w+ )?(?:fixed|working|repaired|resolved|delivered|"
            "arrived)|\\byou (?:fitted|installed|delivered|sent|supplied) (?:\\S+ ){0,4}?(?:is|are|has|"
            "have|does|leaks|last|in|on)\\b"},
      {"de", "\\b(?:fehl(?:en|t) (?:\\S+ ){0,2}?(?:kartons?|teile?|stuck|pakete?|schrauben)|verkratzt\\w*|"
            "nachlieferung|unvollstandig\\w*|schon wieder|zum (?:zweiten|dritten) mal)\\b"},
      {"nl", "\\bincompleet\\b|\\bte laat\\b"},
      {"it", "\\b(?:macchiat|rott|rovinat)\\w\\b|\\bsostituzione immediata"},
      {"en", "\\b(?:were|was|is|are|arrived|came) (?:\\w+ )?(?:smashed|cracked|scratched|bent|torn|crushed|"
            "soaked|missing)\\b|\\bbroken on arrival\\b|\\bplease replace (?:it|them|the)?\\b"},
      {NULL, NULL}}},
    {"fault",
     "support",
     IN_WORDS,
     -20,
     {{"en", "\\b(?:not working|doesn't work|does not work|broke down|broken down|out of order|faulty|defective)\\b"},
      {"", "\\bdefekt\\w*|\\bfunktioniert (?:\\S+ ){0,2}?nicht|\\ben panne\\b|ne fonctionne (?:pas|plus)|"
            "ne demarre plus|\\baveria\\w*|no funciona|\\bguasto\\b|non funziona|\\bavariad|nao funciona|"
            "werkt niet|\\bkapot\\b|nie dziala|\\bawari\\w+|nefunguje|porouch\\w+|fungerar inte|trasig|"
            "arizal|bozuk|calismiyor|не работает|сломал|неисправ|故障|坏了|壊れ|動かな|고장|معطل|لا يعمل|תקלה|לא עובד|"
            "מקולקל"},
      {NULL, NULL}}},
    {"support",
     "support",
     IN_WORDS,
     -50,
     {{"en", "\\b(?:ticket (?:no\\.?|number|#|\\d)|support (?:ticket|portal|case|request|contract|team)|"
           "service contract sc|customer no\\.?|cannot log ?in|can't log ?in|(?:nobody|no one|users?) can(?:not|"
           "'t)? log ?in|log ?in (?:fails|problem|error)|password reset|error (?:code|message|\\w?-?\\d+)|"
           "token expired|invalid (?:product|licen[cs]e|key|serial)|serial (?:number|no\\.?)[: ]|our (?:existing )?(?:installation|"
           "subscription|account|licen[cs]e) (?:\\S+ ){0,4}?(?:stopped|fails|expired|not)|stopped working|"
           "keeps (?:crashing|failing)|how (?:do|can) (?:i|we) (?:reset|update|install|configure|change|"
           "replace)|bug report|outage|our order (?:has not|hasn't|still)|where is (?:our|my) order|"
           "still waiting for (?:our|the|my) (?:order|delivery|parts))\\b"},
      {"de",
       "\\b(?:ticket(?:-?nr)?|storung\\w*|fehlermeldung|fehlercode|kundennummer|seriennummer|anmelden nicht|"
             "login nicht|kein login|supportfall|wo bleibt|lieferverzug|noch nicht (?:geliefert|erhalten|"
             "angekommen))\\b"},
      {"fr", "\\b(?:ticket n|numero de ticket|message d'erreur|code erreur|assistance technique|support technique|"
            "numero de serie|ou en est (?:ma|notre|la) commande|toujours pas recu)\\b"},
      {"es",
       "\\b(?:ticket|incidencia|codigo de error|mensaje de error|soporte tecnico|numero de serie|no (?:puedo|"
             "podemos) (?:acceder|entrar|iniciar)|donde esta (?:mi|nuestro) pedido|todavia no (?:hemos|"
             "he) recibido)\\b"},
      {"it", "\\b(?:ticket|codice errore|messaggio di errore|assistenza tecnica|numero di serie|matricola|"
            "non riusciamo ad accedere|dov'e (?:il|la)|non abbiamo ancora ricevuto)\\b"},
      {"pt", "\\b(?:chamado|ticket|codigo de erro|mensagem de erro|suporte tecnico|numero de serie|nao consig\\w+ (?:acessar|"
            "entrar)|ainda nao recebemos)\\b"},
      {"nl", "\\b(?:ticket|storing|foutmelding|foutcode|serienummer|kan niet inloggen|nog niet (?:geleverd|"
            "ontvangen)|waar blijft)\\b"},
      {"pl", "\\b(?:zgloszeni\\w+|kod bledu|komunikat bledu|blad [a-z]?-?\\d+|numer seryjny|nie mozemy sie zalogowac|"
            "gdzie jest|nie dotarl\\w*|pomoc techniczn\\w+)\\b"},
      {"cs", "\\b(?:tiket\\w*|chybov\\w+ (?:hlaseni|kod)|seriove cislo|nelze se prihlasit|technick\\w+ podpor\\w+|"
            "stale nedorazil\\w*|hlasi chybu)\\b"},
      {"sv", "\\b(?:arende(?:nummer)?|felkod|felmeddelande|serienummer|kan inte logga in|support|har inte (?:fatt|"
            "kommit)|var ar var)\\b"},
      {"tr",
       "(?:destek talebi|hata kodu|hata mesaj|seri no|giris yapamiyor|hata veriyor|siparisim nerede|hala gelmedi)"},
      {"ru", "(?:заявка в (?:тех)?поддержку|техподдержк|код ошибки|ошибк[аиу]|серийный номер|не могу войти|"
            "не можем войти|где наш заказ|до сих пор не (?:получ|пришл))"},
      {"zh", "工单|报错|報錯|错误代码|无法登录|無法登入|序列号|售后|售後|还没收到|尚未收到"},
      {"ja", "エラー|ログインでき|シリアル番号|サポート(?:窓口|センター)|障害|まだ届|届いておりません"},
      {"ko", "오류|에러|로그인(?:이)? ?(?:안|불가)|시리얼|일련번호|기술 ?지원|장애|아직 (?:못|안) ?받"},
      {"ar", "تذكره|رساله خطا|خطا|رقم تسلسلي|الدعم الفني|لا يمكن تسجيل الدخول|لم نستلم"},
      {"he", "קריאת שירות|הודעת שגיאה|שגיאה|מספר סידורי|תמיכה טכנית|לא מצליח להתחבר|טרם קיבלנו|עדיין לא קיבלנו"},
      {"en", "\\bsince the \\S+ (?:update|upgrade|release|patch)|\\b(?:button|export|import|screen|app|"
            "login|page|printer driver) (?:\\w+ )?(?:does nothing|crashes|freezes|fails|hangs)|\\blogs? attached\\b|"
            "\\bsupport plan\\b"},
      {NULL, NULL}}},
    {"declined",
     "declined",
     IN_WORDS,
     -95,
     {{"en", "\\b(?:(?:gone|went|going|go) (?:\\w+ )?with (?:another|a different|someone else|somebody else|"
           "a competitor|your competitor|other)|(?:chose|chosen|selected|awarded|opted for|decided (?:to go with|"
           "on|for|in favou?r of)) (?:\\S+ ){0,3}?(?:another|other|a different|a local|competitor|someone else|"
           "elsewhere)|(?:decided|chosen) (?:not to|against)|(?:will not|won't|cannot|can't|shall not|"
           "not) (?:be )?(?:proceed|progress|pursu|mov|go|placing)\\w* (?:\\S+ ){0,2}?(?:with (?:your|"
           "this|the)|ahead|forward|an order|further)|order (?:is|was|has been) (?:signed|placed|awarded) (?:with|"
           "to|elsewhere)|(?:no longer|don't|do not) (?:need|require|want) (?:\\S+ ){0,4}?(?:quote|quotation|"
           "offer|it|this|them|pumps?)|please (?:disregard|ignore|cancel|withdraw) (?:\\S+ ){0,4}?(?:rfq|"
           "request|enquiry|inquiry|quote|order|quotation)|(?:cancel|cancell?ed|cancell?ing|withdraw\\w*|"
           "withdrawn) (?:\\S+ ){0,4}?(?:rfq|request|enquiry|inquiry|quotation|quote|project|tender|"
           "order)|(?:project|tender|rfq|purchase|order|job) (?:\\S+ ){0,3}?(?:is |was |has been |been )(?:cancell?ed|"
           "shelved|dropped|postponed|put on hold|scrapped|withdrawn)|(?:regret|sorry) to (?:inform|"
           "tell|say) you|no need to (?:revise|quote|reply)|thanks but no thanks|not interested|not (?:take|"
           "taking) (?:it|this|your offer) (?:up|further))\\b"},
      {"de", "\\b(?:(?:anderweitig|fur einen anderen|fur ein anderes angebot|gegen ihr angebot|mitbewerber|"
            "anderen anbieter) (?:\\S+ ){0,3}?(?:vergeben|entschieden|beauftragt)?|absage|leider (?:mussen wir|"
            "konnen wir) (?:\\S+ ){0,5}?(?:absagen|nicht berucksichtigen|ablehnen)|(?:anfrage|auftrag|"
            "bestellung|projekt) (?:\\S+ ){0,3}?(?:storniert|zuruckgezogen|hinfallig|gestoppt|abgesagt|"
            "erledigt)|hat sich erledigt|stornier\\w+|kein interesse mehr|nicht mehr (?:benotigt|notig|"
            "aktuell))\\b"},
      {"fr", "\\b(?:retenu (?:un|une) autre|autre (?:fournisseur|prestataire)|pas (?:donner suite|retenu\\w*)|"
            "sans suite|annul\\w+ (?:\\S+ ){0,3}?(?:demande|commande|projet|consultation)|projet (?:\\S+ ){0,2}?(?:annule|"
            "abandonne|reporte)|plus (?:besoin|d'actualite))\\b"},
      {"es", "\\b(?:(?:otro|otra) (?:proveedor|oferta|empresa) |decid\\w+ (?:por|no)|hemos optado|cancel\\w+ (?:\\S+ ){0,3}?(?:solicitud|"
            "pedido|proyecto|cotizacion)|ya no (?:necesit\\w+|requer\\w+|hace falta)|proyecto (?:\\S+ ){0,2}?(?:cancelado|"
            "pospuesto)|lamentamos informar\\w*|quedo sin efecto)\\b"},
      {"it", "\\b(?:(?:altro|diverso) fornitore|abbiamo (?:scelto|deciso) (?:\\S+ ){0,3}?(?:altr|di non)\\w*|"
            "annull\\w+ (?:\\S+ ){0,3}?(?:richiesta|ordine|progetto)|non (?:ci serve|serve|e) piu|progetto (?:\\S+ ){0,2}?(?:annullato|"
            "rinviato)|non procedere\\w*)\\b"},
      {"pt", "\\b(?:(?:outro|outra) (?:fornecedor|empresa|proposta) |optamos|decidimos (?:por|nao)|cancel\\w+ (?:\\S+ ){0,3}?(?:pedido|"
            "solicitacao|projeto|cotacao)|nao (?:precis\\w+|vamos) mais|projeto (?:\\S+ ){0,2}?(?:cancelado|"
            "adiado)|lamentamos)\\b"},
      {"nl", "\\b(?:(?:andere|een ander) (?:leverancier|partij|aanbieder)|(?:annuleren|geannuleerd|ingetrokken|"
            "vervallen)|niet (?:doorgaan|verder)|gaat niet door|gekozen voor een ander|niet meer nodig|"
            "helaas)\\b"},
      {"pl", "\\b(?:inn(?:ego|a|y) (?:dostawc\\w*|ofert\\w+|oferent\\w*|wykonawc\\w+)|zrezygnowa\\w+|"
            "rezygnuj\\w+|anuluj\\w+|anulowan\\w+|odwoluj\\w+|nieaktualn\\w+|wybra\\w+ inn\\w+|nie skorzystamy)\\b"},
      {"cs", "\\b(?:jin(?:eho|ou|y) (?:dodavatel\\w*|nabidk\\w+)|rozhodli jsme se (?:\\S+ ){0,2}?(?:pro jin|"
            "ne)\\w*|rusime|zrusen\\w*|stornuj\\w+|poptavk\\w+ (?:rusime|neplati)|jiz (?:neni|nepotrebujeme)|"
            "nevyuzijeme)\\b"},
      {"sv", "\\b(?:annan leverantor|andra leverantor|valt (?:en |att )?(?:annan|inte|avsta)|gatt vidare med|"
            "avboj\\w+|avbestall\\w+|instalc?ld|inte langre (?:aktuellt|behov)|tackar nej|avslag)\\b"},
      {"tr",
       "(?:baska (?:bir )?(?:firma|tedarikci|teklif)|iptal (?:ed|et)|vazgec|artik ihtiya|reddet|olumsuz|ertelen)"},
      {"ru", "(?:друго(?:го|му) (?:поставщик|исполнител|подрядчик|предложен)|выбра(?:ли|но) (?:друг|"
            "иной)|отменя|отмен(?:ен|а )|аннулир|больше не (?:нужн|требу|актуальн)|неактуальн|отказ(?:ываемся|"
            "аться|)|закупка отменена|снят с)"},
      {"zh", "(?:选择|選擇|决定|決定)[^。]{0,8}(?:其他|别的|另一家|別家|另外)|取消(?:订单|采购|询价|该|此|訂單|採購|詢價)|不再需要|项目(?:已)?(?:取消|"
            "暂停|搁置)|暂不(?:考虑|采购)|未能(?:中标|入选)"},
      {"ja", "(?:他社|別の(?:会社|業者))[^。]{0,14}(?:決|採用|発注|お願い)|見送(?:り|らせ)|キャンセル|中止|辞退|不要になり|取り消|今回は[^。]{0,12}(?:見送|ご縁)"},
      {"ko", "(?:타사|다른 (?:업체|회사|공급))[^.]{0,14}(?:선정|결정|진행|계약|발주)|취소|보류|철회|더 이상 필요|진행하지 않|선정되지"},
      {"ar",
       "(?:مورد|شركه) (?:اخر|اخري|اخر)|الغاء (?:ال)?طلب|تم الغاء|لم نعد (?:نحتاج|بحاجه)|نعتذر عن|اعتذار|تاجيل المشروع"},
      {"he", "ספק אחר|בחרנו ב|ביטול הזמנה|מבטלים|בוטל|לא נמשיך|לצערנו|כבר לא (?:צריכים|נדרש|רלוונטי)|הפרויקט נדחה"},
      {"en", "\\b(?:went|gone|stay\\w*|stick\\w*) with (?:the|our|your) (?:\\w+ )?(?:incumbent|competitor|"
            "existing|current|present|old|other)|\\bkeep you in mind\\b|\\bon this occasion\\b|\\bunsuccessful\\b|"
            "\\bthanks? for (?:the|your) (?:effort|time)\\b"},
      {"de", "\\b(?:anders entschieden|danke fur ihre muhe)\\b"},
      {"en", "\\b(?:going to |will )hold off\\b|\\bbudgets? (?:have been|has been|is|are|was) (?:frozen|cut)"},
      {NULL, NULL}}},
    {"acknowledgement",
     "acknowledgement",
     IN_BODY,
     -40,
     {{"en",
       "\\b(?:(?:well )?received(?:,| and|\\.| with) (?:\\w+ ){0,2}?thank|thank(?:s| you) for (?:the|"
             "your) (?:(?:\\w+ )?(?:quote|quotation|offer|proposal|information|catalogue|prompt|quick|"
             "reply|message))(?:[^?]{0,160}?(?:will (?:come|get) back|will review|let you know|revert|"
             "next week|discuss internally|in touch))|nothing (?:else|more) (?:is )?needed|please proceed as|"
             "noted,? thanks|we have received your (?:message|mail|e-?mail|request|enquiry|inquiry|quotation)|"
             "your (?:message|request|enquiry|inquiry|ticket) has been (?:received|logged|registered)|"
             "will (?:reply|respond|get back to you) (?:within|as soon)|will come back (?:once|when|"
             "after)|got it,? (?:ta|thanks|thank you)|will discuss (?:it )?(?:internally|with)|we will come back)\\b"},
      {"",
       "\\bdankend erhalten|vielen dank fur (?:ihr|das) angebot,? wir (?:melden|prufen)|merci pour (?:votre|"
             "le) (?:devis|offre)[^?]{0,80}reviendr|gracias por (?:la|su) (?:cotizacion|oferta)[^?]{0,80}(?:revisar|"
             "avis)|grazie per (?:l'offerta|il preventivo)[^?]{0,80}(?:faremo sapere|valut)|dziekuj\\w+ za ofert\\w[^?]{0,80}(?:wrocimy|"
             "odezw)|спасибо за (?:кп|предложение)[^?]{0,80}(?:верн|рассмотр)|收到[,，]?谢谢|已收到|見積(?:書)?(?:を)?(?:受領|"
             "拝受|頂戴)|견적서? ?잘 ?받"},
      {"en", "\\b(?:thanks?|thank you),? (?:well )?received\\b|\\b(?:i'll|we'll|i will|we will) (?:come|"
            "get) back to you (?:after|once|when|next|soon)"},
      {"de", "\\b(?:wir haben (?:ihre|sie|ihr) (?:\\S+ ){0,3}?erhalten|(?:ihre|deine) (?:nachricht|anfrage|"
            "e-?mail|mail) (?:ist|wurde) (?:\\S+ ){0,3}?(?:eingegangen|erhalten)|melden uns (?:in kurze|"
            "schnellstmoglich|zeitnah)|vielen dank fur ihre (?:nachricht|anfrage|mail|e-?mail))"},
      {"fr", "\\b(?:nous avons bien recu votre (?:message|demande|mail)|votre (?:message|demande) a bien ete)"},
      {"es", "\\b(?:hemos recibido su (?:mensaje|solicitud|correo|consulta)|su (?:mensaje|solicitud) ha sido)"},
      {"it", "\\b(?:abbiamo ricevuto la (?:sua|vostra) (?:richiesta|mail|messaggio)|la sua richiesta e stata)"},
      {"pt", "\\b(?:recebemos (?:a |o )?(?:sua|seu|vossa|vosso) (?:mensagem|pedido|contacto|contato|e-?mail))"},
      {"nl", "\\b(?:(?:wij|we) hebben uw (?:bericht|aanvraag|e-?mail) (?:\\S+ ){0,3}?ontvangen|uw (?:bericht|"
            "aanvraag) is ontvangen)"},
      {"pl", "\\b(?:otrzymalismy panstwa (?:wiadomosc|zapytanie)|dziekujemy za (?:kontakt|wiadomosc|zgloszenie))"},
      {"cs", "\\b(?:obdrzeli jsme vas|dekujeme za (?:vas|vasi) (?:zpravu|dotaz|email))"},
      {"sv", "\\b(?:vi har (?:mottagit|tagit emot) (?:ditt|er)|tack for (?:ditt|ert) (?:meddelande|mejl|mail))"},
      {"ru", "(?:мы получили ваш|ваше (?:сообщение|обращение|письмо) (?:получено|принято|зарегистрировано)|"
            "спасибо за (?:ваше )?обращение)"},
      {"ja", "(?:お問い合わせ(?:を)?(?:いただき|頂き)(?:まして)?(?:、)?ありがとう|受け付け(?:いたし|まし)|受付いたし)"},
      {"zh", "(?:我们已收到您|感谢您的来信|感谢您的咨询)"},
      {"ko", "문의(?:가|를)? ?(?:접수|정상)|문의해 ?주셔서 감사"},
      {"tr", "mesajinizi aldik|basvurunuz alin"},
      {"ar", "تم استلام رسالتكم|شكرا لتواصلكم"},
      {"he", "קיבלנו את פנייתך|תודה על פנייתך"},
      {"en", "\\b(?:arrived (?:this|safely|today|yesterday|ok)|works (?:a treat|perfectly|great|like a charm)|"
            "many thanks for (?:your help|the quick))\\b"},
      {"en", "\\bjust (?:a (?:quick |short )?(?:note|line|word) )?to (?:say (?:thank|how|that|your|what|well)|thank you|let you know (?:how|that (?:it|they|all|everything)))|\\bonly wanted (?:you to know|to (?:say|thank))\\b|\\bnothing needed\\b"},
      {NULL, NULL}}},
    {"unsubscribe-request",
     "unsubscribe",
     IN_WORDS,
     -85,
     {{"en",
       "(?:^|[.!:] ?)(?:please )?(?:unsubscribe|remove)(?:[.! ]|$)(?!.{0,10}(?:link|here|click))|\\b(?:take|"
             "remove) (?:me|us|my (?:e-?mail|address|name)|this address) (?:off|from)|\\bstop (?:sending|"
             "e-?mailing|mailing|contacting|spamming) (?:me|us)|\\bdo not (?:contact|e-?mail) (?:me|"
             "us) again"},
      {"",
       "bitte (?:\\S+ ){0,4}?(?:aus (?:dem|ihrem) verteiler|abmelden|austragen)|keine (?:weiteren )?(?:werbung|"
             "newsletter|mails) mehr|merci de me (?:desinscrire|retirer)|retirez-moi|no (?:me )?envien mas|"
             "dar(?:me)? de baja (?:de|mi)|dadme de baja|denme de baja|cancellatemi|non (?:voglio|desidero) piu ricevere|"
             "remov(?:am|er|a) (?:meu|o meu|me)|nao (?:quero|desejo) (?:mais )?receber|prosz\\w+ (?:o )?(?:wypisanie|"
             "usuniecie) (?:mnie|mojego)|odhlaste me|prosim (?:o )?odhlaseni|avregistrera mig|ta bort mig|"
             "gelieve (?:\\S+ )?uit te schrijven|schrijf mij uit|haal (?:mij|ons) van|listenizden cik|"
             "отпишите меня|удалите (?:мой|меня|наш)|请(?:将我|把我)?(?:移除|退订)|配信(?:を)?(?:停止|解除)(?:して|を(?:お願い|"
             "希望))|수신 ?거부 ?(?:부탁|신청)|الغاء اشتراكي|احذفوني|תסירו אותי|הסירו אותי"},
      {NULL, NULL}}},
    {"cancellation",
     "support",
     IN_WORDS,
     -50,
     {{"en", "\\b(?:terminate|cancel|end|not renew) (?:my|our) (?:\\w+ )?(?:contract|subscription|agreement|"
           "membership|account|maintenance)\\b|\\bnotice of termination\\b|\\bcredit note\\b|\\b(?:charged|"
           "billed|invoiced) (?:us|me|twice)\\b"},
      {"", "\\bkundig\\w*|\\bresili(?:er|ation|ons|e)\\b|\\bcancelar (?:mi|nuestro|el) contrato|\\bdisdetta\\b|\\brescindir|"
            "\\bopzeg\\w+|\\bwypowied\\w+|\\bvypoved\\w*|\\bsaga upp\\b|\\buppsagning|\\bsozlesme fesh|"
            "расторг|прекра\\S+ (?:\\S+ )?обслуживани|解约|解約|계약 ?해지|فسخ العقد|الغاء (?:العقد|الاشتراك|الخدمه)|ביטול (?:ה)?(?:חוזה|שירות)"},
      {NULL, NULL}}},
    {"gdpr-request",
     "privacy",
     IN_WORDS,
     -85,
     {{"en", "\\b(?:(?:gdpr|ccpa) (?:\\w+ )?(?:request|erasure|deletion|access)|under (?:the )?(?:gdpr|ccpa),? (?:i|we|please)|(?:of|with) (?:the )?gdpr,? (?:i|we) (?:ask|request|demand|require|hereby)|data subject|(?:article|art\\.?) (?:15|17|21)\\b|right (?:of access|to (?:be forgotten|"
           "erasure))|personal data (?:\\S+ ){0,6}?(?:hold|delete|erase|stored|access)|(?:delete|erase) (?:all )?(?:my|"
           "our) (?:personal )?data|subject access request)\\b"},
      {"", "\\b(?:gemass|nach) (?:\\S+ ){0,4}?dsgvo\\b|auskunft nach art|loschung meiner (?:personenbezogenen )?daten|\\b(?:article|art\\.?) \\d+ (?:du )?rgpd\\b|\\b(?:conformement au|au titre du) rgpd,? (?:je|nous) (?:vous )?(?:demand|pri|souhait)|droit d'acces|"
            "suppression de mes donnees|\\bderecho de (?:acceso|supresion)|mis datos personales|\\bcancellazione dei miei dati|"
            "\\b(?:art\\w*\\.? \\d+ da|com base na|nos termos da) lgpd\\b|meus dados pessoais|\\bavg-verzoek|mijn (?:persoons)?gegevens (?:te )?(?:verwijder|"
            "wiss)|usuniecie (?:moich )?danych|vymaz (?:osobnich )?udaju|radera mina (?:person)?uppgifter|"
            "\\bkvkk (?:\\S+ ){0,3}?(?:madde|basvuru|kapsaminda)|kisisel verilerim|(?:удал|предостав|отоз)[а-я]+ (?:\\S+ ){0,4}?персональн[а-я]+ данн|"
            "个人信息(?:删除|查询)|個人情報(?:の)?(?:開示|削除)|개인정보 ?(?:삭제|열람)|بياناتي الشخصيه|המידע האישי שלי|מחיקת מידע"},
      {NULL, NULL}}},
    /* Was meant for somebody else. */
    {"misdirected",
     "other",
     IN_WORDS,
     -60,
     {{"en", "\\b(?:ignore|disregard|delete) (?:my|the|our) (?:last|previous|earlier|other) (?:e-?mail|mail|message)|\\b(?:was|were|is) (?:meant|intended) for (?:\\S+ ){1,6}?(?:not (?:for )?you|and not)|\\bsent (?:this |it |that )?to the wrong (?:address|person|company|people)|"
           "\\bwrong (?:recipient|addressee)\\b|\\bsent (?:to you )?(?:by mistake|in error)\\b"},
      {"", "\\b(?:versehentlich an sie|falsche[nr]? (?:empfanger|adress\\w+)|irrtumlich an sie)\\b|\\b(?:envoye par erreur|erreur de destinataire)|\\b(?:por error a|destinatario equivocado|enviado por error)|\\b(?:inviat\\w per errore|destinatario sbagliato)|"
           "\\benviad\\w por engano|\\bverkeerd(?:e)? (?:adres|geadresseerde)|\\bper ongeluk (?:aan|naar) u|\\b(?:omylkowo|przez pomylke) (?:\\S+ )?wysla\\w+|\\bomylem (?:\\S+ )?(?:poslal|odeslal)\\w*|\\bskickat fel|\\byanlislikla|по ошибке (?:отправ|вам)|发错了|誤送信|잘못 보냈|بالخطا|נשלח בטעות"},
      {NULL, NULL}}},
    {"automatic-notice",
     "auto-reply",
     IN_WHOLE,
     -10,
     {{"en", "\\b(?:this is an? (?:automatic|automated|auto[- ]generated|system[- ]generated) (?:\\w+ )?(?:message|"
           "e-?mail|mail|notification|reply|response)|(?:please )?(?:do not|don't) (?:answer|reply|respond)|"
           "not monitored|no-?reply message)\\b"},
      {"", "automatisch (?:erzeugt|generiert|versandt|erstellt|gegenereerd)|bitte (?:nicht antworten|"
            "antworten sie nicht)|message automatique|ne pas repondre|mensaje (?:automatico|generado)|"
            "no responda|messaggio automatico|non rispondere|mensagem automatica|nao responda|wiadomosc (?:wygenerowana )?automatyczn|"
            "prosimy nie odpowiadac|neodpovidejte|automaticky (?:vygenerovan|generovan)|svara inte pa|"
            "otomatik olarak|yanitlamayin|не отвечайте|сгенерировано автоматически|请勿回复|請勿回覆|送信専用|自動送信|"
            "발신 ?전용|رساله اليه|لا ترد علي|הודעה אוטומטית|אין להשיב"},
      {NULL, NULL}}},
    {"closure-notice",
     "newsletter",
     IN_WORDS,
     -35,
     {{"en", "\\b(?:(?:we|our (?:office|offices|company|warehouse|factory)) (?:will be|are|is) closed|"
           "closed (?:for|over) (?:the )?(?:holidays?|christmas|new year|easter|inventory)|holiday (?:closure|"
           "opening hours|schedule)|change of (?:address|bank)|we (?:are|have) mov(?:ing|ed)(?: to)? (?:offices|"
           "premises|a new))"},
      {"", "betriebsferien|betriebsurlaub|bleibt (?:\\S+ ){0,4}?geschlossen|fermeture (?:annuelle|estivale|"
            "de fin)|seront fermes|permanecera\\w* cerrad|cierre por vacaciones|chiusura (?:estiva|natalizia|"
            "aziendale|feriale)|ferias coletivas|estaremos fechados|gesloten (?:van|vanaf|tussen)|bouwverlof|"
            "biuro (?:bedzie )?nieczynne|przerwa swiateczna|celozavodni dovolena|budeme mit zavreno|"
            "semesterstangt|vi haller stangt|kapali olacag|нерабочие дни|график работы в праздн|放假(?:通知|"
            "安排)|休假安排|休業(?:の(?:お知らせ|ご案内)|とさせて|期間|について)|휴무 ?(?:안내|공지)|عطله رسميه|اغلاق مكاتبنا|נהיה סגורים|"
            "חופשה מרוכזת"},
      {NULL, NULL}}},
    {"internal-business",
     "internal",
     IN_WORDS,
     -30,
     {{"en", "\\b(?:update the crm|pipeline (?:review|meeting|call)|win probabilit\\w+|credit limits?|"
           "rota\\b|holiday rota|shutdown rota|all hands|team meeting|(?:biscuits|cake|pizza) (?:on|"
           "in)|minutes of (?:the )?meeting|forecast (?:call|meeting)|sales meeting)\\b"},
      {"",
       "betriebsversammlung|vertriebsmeeting|urlaubsplan|reunion d'equipe|reunion interna|riunione interna|"
             "reuniao interna|zebranie zespolu|planerka|планерк|совещани|部门会议|周会|社内会議|내부 회의|اجتماع الفريق|"
             "ישיבת צוות"},
      {"en", "\\b(?:timesheets?|canteen|sign-up sheet|fire drill|car park|staff meeting|pipeline call|"
            "holiday requests?)\\b"},
      {NULL, NULL}}},
    {NULL, NULL, 0, 0, {{NULL, NULL}}},
};
