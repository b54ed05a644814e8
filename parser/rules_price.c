/* Built-in rules: somebody asks what it costs. */
#include "parser/rules_builtin.h"

/* en: "quote this number": cited, not priced. */
#define CITED                                                                                                       \
    "(?: "                                                                                                          \
    "(?:(?:this|the|our|your|that|above|following|relevant|case|file|order|ticket|policy|invoice|customer|account|" \
    "job|claim|incident|call|booking|contract|complaint) ){0,3}"                                                    \
    "(?:number|no\\.|ref\\b|reference|id\\b)| "                                                                     \
    "(?:case|file|order|ticket|policy|invoice|account|claim|incident|booking) \\S*\\d| [a-z]*-?\\d[\\w-]* "         \
    "(?:(?:in|on|with) (?:all|any|every|future|further) (?:\\w+ "                                                   \
    ")?(?:correspondence|communications?|contact|repl\\w+|letters?|e-?mails?|messages?)|when "                      \
    "(?:contacting|replying|you (?:call|write|contact|reply))))"

/* en: what is asked for; not a list, not "offer" as a verb. */
#define EN_PRICE                                                                                                    \
    "(?:(?<!love to |like to |able to |glad to )quot(?:e|ing)(?!" CITED                                             \
    ")|quotes|quotation|quotations|pricing|prices?(?!,? "                                                           \
    "?-?(?:list|book))|costs?|costings?|charges?|fees?|"                                                            \
    "figures?(?= (?:for|by|on|before))|estimate|"                                                                   \
    "proposal|rates?(?! card)|pro-?forma(?: invoice)?|(?:an?|your|best|firm|formal|written|competitive|commercial|" \
    "techno-commercial|price|our) (?:\\w+ ){0,2}offer)\\b"
#define EN_ASK                                                                                                      \
    "\\b(?:please|pls|plz|kindly|can you|could you|would you|will you|can someone|could someone|can anyone|"        \
    "(?:can|could|may) (?:we|i) (?:please "                                                                         \
    ")?(?:have|get)|(?:i|we|hi|hello|and|also|still|now|just|will|would|only|they|client|"                          \
    "customer) (?:\\w+ )?(?:need|require|want)|(?<=^|[.!:;\\n-]|[.!:;\\n-] )(?:need|require|want)|needed|required|" \
    "(?:i|we)(?:'d| would| should) (?:also |very much )?(?:like|appreciate|love|welcome)|looking for|"              \
    "(?:i am|i'm|we are|we're|am|are|team) (?:\\w+ "                                                                \
    ")?(?:after|seeking|requesting|asking)|(?:i|we|to|hereby|kindly|please|you are) request(?: "                    \
    "you)?|requesting|requests|"                                                                                    \
    "let (?:us|me) (?:have|know)|(?:send|give|provide|get|tell|email|mail|quote|offer|make) (?:us|me)|appreciate|"  \
    "grateful for|advise|indicate|calculate|work out|revert with|you are (?:hereby "                                \
    ")?(?:requested|invited)|await(?:ing)? your|ask(?:ing)? for|"                                                   \
    "hoping (?:for|to get)|to get|for a)"

/* One pattern a language */
/* clang-format off */
const BuiltinRule rules_price[] = {
    {"asks-price",
     "rfq",
     IN_WORDS,
     50,
     {{"en", EN_ASK " " W8 EN_PRICE},
      {"en", "\\b(?:please|pls|plz|kindly|could you|can you|would you|will you|to) (?:\\w+ )?(?:re-?)?quote(?!" CITED ") (?:us|"
            "me|for|on|the|your|attached|asap|both|these|this|as|\\d)"},
      {"en", "\\bwhat(?:'s| is| are| would| will| do| does| kind of)? (?:you |the |your )?" W5
             "(?:price|cost|rate|charge|damage)s?\\b(?! list| limit)|\\bhow much (?:is|are|for|would|"
                   "do|does|will|to|of a|you|each|per|does it|could|can)\\b|\\bhow do you (?:price|charge)|"
                   "\\bwhat do you charge|what you charge"},
      {"en",
       "\\b(?:price|pricing|quote|cost|quotation|rates?) (?:for|on|of) (?:the |a |an |these |those )?(?:\\d|"
             "two|three|four|five|six|ten|following|below|attached)|\\bprice (?:\\+|and|&|/|,) ?(?:lead|"
             "delivery|avail)|\\brequest(?:s|ing)? for (?:an? )?(?:quote|quotation|quotations|price|"
             "pricing|proposal|offer)\\b|\\bballpark|\\bindicative pric|\\bbudget(?:ary)? (?:price|quote|"
             "quotation|figure|number|cost|estimate)|\\bunit (?:price|cost)s?\\b|\\b(?:can|could) you (?:please |"
             "also )?(?:offer|supply) (?:us |me )?(?:them|these|those|this|it|\\d|two|three|the following)|"
             "\\bbest price|\\bnew quote\\b|\\b(?:revised|updated|fresh) (?:quote|quotation|offer|price)\\b"},
      {"de",
       "(?:bitte|erbitt|benotig|brauch|wunsch|mocht|hatten? (?:ich |wir )?gern|hatt ich gern|wurden? (?:uns|"
             "mich|ich|wir)|konn(?:en|ten|t|test|tet) (?:sie|ihr|du|uns|wir|man)|schick|sende|erstell|"
             "unterbreit|macht? (?:uns|mir)|nenn|teil(?:en|t)|lassen sie|geben sie|ersuch|freu|suche|"
             "zukommen|einhol|frage|fragt|gerne? |bekomm)\\S* " W8
       "\\S*(?:angebot|angebote|angebots|offerte|offerten|kostenvoranschlag|kostenvoranschlage|kostenschatzung|"
             "preis|preise|preisen|konditionen|richtpreis|stuckpreis|kalkulation|mietpreis|tagessatz|"
             "kosten)\\b"},
      {"de",
       "\\S*(?:angebot|offerte|kostenvoranschlag|preis)e?s? " W8
       "(?:erbeten|gebeten|benotig|erwunscht|zusenden|zukommen|zuschicken|erstellen|schicken|machen|"
             "nennen|mitteilen|abgeben|aufgeben|bekommen|erhalten)|\\bwas (?:kosten|kostet|wurden?|ware|"
             "nehmen sie|verlangen)\\b|\\bwie ?viel (?:kosten|kostet|wurde|ware)|\\bwie teuer|\\bpreisanfrage|"
             "\\bangebotsanfrage|\\bangebot (?:fur|uber) \\d|\\bpreis (?:fur|pro|je) \\d|\\bpreis (?:und|"
             "\\+|&) liefer"},
      {"fr",
       "(?:merci de|prie|pri[eo]ns|pouvez|pourriez|pourrions|pourrais|souhait|aimer|voudr|besoin|faire parvenir|"
             "adresser|envoyer|demand|etablir|transmettre|obtenir|communiquer|proposer|chiffrer|recherch|"
             "recevoir|voulons|veuillez|avoir|indiquer)\\S* " W8
       "(?:d'un |un |l'|d')?(?:devis|cotation|cotations|offre de prix|offre|prix|tarifs?|chiffrage|estimation|"
             "proforma|proposition)\\b(?! de stage)|\\bcombien (?:me |nous |ca )?(?:coute|couterai|pour|"
             "faut|vaut)|\\bquel(?:s|le)? (?:est|sont|serait|seraient) " W5 "(?:prix|tarif|cout)|\\bdemande de (?:devis|"
             "prix|cotation|tarif)|\\bdevis (?:pour|svp|s'il)|\\bvotre meilleur(?:e)? (?:prix|devis|"
             "offre)|\\bprix (?:pour|de) \\d|(?:chiffrer|coter|deviser) " W5},
      {"es",
       "(?:solicit|necesit|quisier|quisiese|quier[eo]|requer|requier|agradec|pued[eo]|podri|podeis|podrian|"
             "enviar|envie|enviadme|manda|pasar|pasad|hacer|pedir|favor|facilit|dar|dame|deseo|desear|"
             "gustari|interes|remit|indic|busca|conocer|saber)\\S* " W8
       "(?:cotizacion|cotizaciones|cotizar|presupuesto|presupuestar|oferta|precios?(?! de lista)|tarifas?|"
             "proforma|propuesta|costos?|coste)\\b|\\bcuanto (?:me |nos )?(?:cuesta|cuestan|vale|valen|"
             "costaria|saldria|sale|seria)|\\bque precio|\\bcual (?:es|seria) el (?:precio|costo|coste)|"
             "\\bsolicitud de (?:cotizacion|presupuesto|oferta|precio)|\\bpeticion de (?:oferta|precio)|"
             "\\bprecio (?:por|para|de) \\d|\\bme cotiz|\\bcotiz(?:ar|en|arme|arnos)\\b"},
      {"it",
       "(?:chied|richied|gradir|vorrem|vorre|preg|potet|potrest|potresti|potrebbe|avrem|avrei|inviar|"
             "invier|mandar|fornir|formular|necessit|servir|bisogno|desider|attend|attes|ricever|avere|"
             "cortes|quotar|comunic|far[ec]i)\\S* " W8
       "(?:preventivo|preventivi|offerta|offerte|quotazione|quotazioni|prezzo|prezzi|costo|costi|tariffa|"
             "tariffe)\\b(?! di lavoro)|\\bquanto (?:mi |ci |ce |me )?(?:costa|costano|costerebbe|viene|"
             "vengono|verrebbe|verrebbero)|\\brichiesta (?:di |d')?(?:offerta|preventivo|quotazione|"
             "prezz)|\\bmiglior(?:e)? (?:prezzo|offerta)|\\brdo\\b|\\bprezzo (?:per|di) \\d|\\bqual e il (?:prezzo|"
             "costo)"},
      {"pt", "(?:solicit|precis|gostari|quer|necessit|poderia|poderiam|podem|pode|pec[oa]|pedimos|envi|"
            "mand|favor|aguard|fornec|agradec|receber|pass[ae]|indi[cq]|orcar|fazer|saber)\\S* " W8
             "(?:orcamento|orcamentos|cotacao|cotacoes|cotar|preco|precos|proposta|proforma|valor|valores|"
                   "custo|custos|oferta)\\b|\\bquanto (?:me |nos )?(?:custa|custam|fica|ficam|ficaria|"
                   "sai|sairia|seria|cobram)|\\bqual (?:e |seria )?o (?:preco|valor|custo)|\\bpedido de (?:orcamento|"
                   "cotacao|preco)|\\bpreco (?:para|por|de) \\d"},
      {"nl",
       "(?:graag|gaarne|verzoek|willen|wil|zou|zouden|kunt|kunnen|kun|kan|ontvang|stuur|sturen|maken|"
             "opstellen|aanvra|nodig|zoek|vraag|vragen|bezorg|doe|geven|geef|mag ik)\\S* " W8
       "\\S*(?:offerte|offertes|prijs|prijzen|prijsopgave|prijsopgaaf|aanbieding|kostenraming|tarief|"
             "tarieven|kosten|richtprijs|prijsindicatie)\\b|\\bwat (?:kost|kosten|is de prijs|zijn de (?:kosten|"
             "prijzen)|gaat|vraagt u|rekenen)|\\bhoeveel kost|\\bofferteaanvraag|\\bprijsaanvraag|\\bofferte (?:aub|"
             "graag|voor)|\\bprijs (?:voor|per) "},
      {"pl",
       "(?:prosz|prosim|prosimy|prosb|poprosz|zapyt|potrzebuj|chcial|chciel|zwracam|zwracamy|uprzejm|"
             "przesla|przesl|przygotow|wycen|przedstawienie|interesuj|podan|podac|moge|moglib|oczekuj|"
             "oczekiw|skladam|otrzymac)\\S* " W8
       "(?:oferty|oferte|oferta|ofert|wycene|wyceny|wycen|wycenic|cene|ceny|cen|kosztorys|kosztorysu|"
             "koszt|kosztu|kosztow|ofertowe|cenowe|cenowej|stawki)\\b|\\bile (?:kosztuje|kosztuja|kosztowal|"
             "bedzie kosztowac|wynosi)|\\bjak[ai] (?:jest |bylaby )?cena|\\bzapytanie (?:ofertowe|o cene|"
             "cenowe)|\\bcena (?:za|na) \\d|\\bprosimy o (?:oferte|wycene)"},
      {"cs",
       "(?:pros[ií]m|zadam|zadame|potrebuj|cht[eě]l|poptav|zasl|posl|poslat|zaslat|pripravit|vypracov|"
             "nacenit|muzete|mohli|mohl|zajim|uved|sdelit|sdelte|obratem|ocekav|uvitam|vyzyv|poptat)\\S* " W8
       "(?:nabidku|nabidky|nabidka|nabidkou|cenu|ceny|cena|cenovou|cenove|kalkulaci|rozpocet|naceneni|"
             "cenik sluzeb)\\b|\\bkolik (?:stoji|by stal|bude stat|vyjde|to bude)|\\bjaka (?:je |by byla )?cena|"
             "\\bcenov(?:a|ou) nabidk|\\bpoptavka\\b|\\bpoptavame"},
      {"sv",
       "(?:onska|onskar|skulle|vill|vi vill|kan ni|kan du|kunde|kunna|be om|ber om|snalla|vanlig|skicka|"
             "lamna|ge oss|fa|behov|behover|soker|fragar|tacksam|garna|begar|vad)\\S* " W8
       "\\S*(?:offert|offerter|pris|priser|prisuppgift|kostnadsforslag|anbud|prisforslag|kostar|kostnad)\\b|"
             "\\bvad (?:kostar|kostade|skulle|blir priset|tar ni|ligger priset)|\\bhur mycket kostar|"
             "\\boffertforfragan|\\bprisforfragan|\\bpris (?:pa|for) |\\boffert pa"},
      {"tr",
       "(?:fiyat|teklif|ucret|maliyet|proforma)\\S* " W8
       "(?:rica|istiyor|ister|almak|alabil|gonder|ilet|bekli|talep|ihtiya|verebil|verir|sunma|paylas|"
             "hazirla|ogren|nedir|ne kadar|bildir|calis|iste|yolla|lazim)|\\bfiyat (?:teklifi )?(?:talebi|"
             "istegi|sorgu|alabil)|\\bteklif (?:talebi|istegi|rica)|\\bne kadar(?:a|dir)?\\b|\\bfiyati? ne|"
             "\\bkac (?:para|lira|tl|euro)|(?:lutfen|rica) " W8 "(?:fiyat|teklif)"},
      {"ru",
       "(?:прошу|просим|просит|просьба|нужн|требу|необходим|хотим|хотел|хочу|пришлите|вышлите|направ(?:ьте|"
             "ить|ите|и)|предостав(?:ьте|ить|ите|и)|выстав|подготов(?:ьте|ить|ите|и)|дайте|интерес|можете|"
             "могли|сообщи|подскажи|рассчита|посчита|запрос|запраш|скиньте|уточни|ждем|ожида|сделайте|"
             "получить|узнать)[а-я]*[ ,]+" W8
       "(?:кп|цен[аыуе]?|цены|цену|стоимост[ьи]|коммерческ[а-я]+|предложени[ея]|прайс[а-я]*|расценк[а-я]+|"
             "расчет[а-я]*|счет[а-я]*|смет[а-я]+|котировк[а-я]+|расчёт)(?![а-я])|сколько (?:стоит|стоят|"
             "будет|обойд|буд|это)|какова (?:цена|стоимость)|какая (?:цена|стоимость)|почем|запрос (?:кп|"
             "цен|коммерч|на кп)|по какой цене|цена (?:за|на) \\d|(?:просим|прошу|можете|нужно|надо) (?:\\S+ )?(?:рассчитать|"
             "посчитать|просчитать|оценить|предложить)"},
      {"zh", "(?:请|請|麻烦|麻煩|希望|需要|需|烦请|煩請|能否|可否|想|盼|求|敬请|烦|恳请)" C20
             "(?:报价|報價|价格|價格|单价|單價|估价|估價|核价|含税价|含稅價|优惠价|底价|询价|費用|费用)|询价|詢價|怎么卖|怎麼賣|多少钱|多少錢|什么价|什麼價|求报价|"
                   "报个价|報個價|給個價|给个价|请报|請報|价格(?:是|怎么|多少|如何)|報價(?:單|为|給)|(?:报价|報價)(?:给|給|为荷|為荷|单(?:给|发|"
                   "發))"},
      {"ja", "見積(?:書|もり|り)?" C20
             "(?:お願い|願い|依頼|いただ|頂|下さ|くださ|希望|可能|ほし|欲し|送)|御?見積(?:もり|り)?(?:の)?(?:依頼|ご依頼|お願い|希望)|(?:価格|値段|"
                   "単価|費用|料金|金額|お値段|概算)" C20
             "(?:教えて|お知らせ|知りたい|いただ|頂|ください|下さい|お願い|ご教示|伺い|いくら|ご提示)|いくら(?:です|でしょう|になり|くらい|ぐらい|ほど)|相見積|概算見積"},
      {"ko",
       "견적" C20
       "(?:부탁|요청|드립니다|받|주세요|주시|원합|문의|의뢰|바랍|보내|필요|가능|내주)|(?:가격|단가|비용|금액|요금)" C20
       "(?:알려|문의|얼마|궁금|부탁|주세요|주시|알 수|확인|제시|바랍)|얼마(?:인가|예요|입니까|에요|인지|죠|정도)|견적(?:서)? ?(?:요청|문의|의뢰)"},
      {"ar",
       "(?:نرجو|ارجو|نطلب|اطلب|نود|اود|يرجي|الرجاء|برجاء|نحتاج|احتاج|نريد|اريد|تزويدنا|تزويدي|ارسال|"
             "موافاتنا|هل يمكن|نامل|تقديم|نلتمس|ممكن|بحاجه)\\S* " W8
       "(?:عرض|عروض|بعرض|تسعير|تسعيره|تسعيرة|سعر|السعر|اسعار|اسعاركم|الاسعار|باسعار|بالاسعار|بسعر|تكلفه|"
             "التكلفه|عرضكم|بعرضكم)(?! ?وظيف)|كم (?:سعر|تكلف|ثمن|يكلف|السعر|تبلغ)|ما (?:هو |هي )?(?:سعر|"
             "تكلفه|اسعار)|طلب (?:عرض|تسعير|اسعار|عروض)|بكم "},
      {"he",
       "(?:אבקש|נבקש|מבקש|מבקשים|מבקשת|אשמח|נשמח|צריך|צריכים|צריכה|רוצה|רוצים|דרוש|דרושה|נא|אודה|תוכלו|"
             "אפשר|לקבל|מעוניין|מעוניינים|מעוניינת|ניתן)\\S* " W8
       "(?:הצעת|הצעות|ההצעה|מחיר|מחירים|המחיר|תמחור|עלות|הצעה)|כמה (?:עולה|עולים|יעלה|זה עולה|עולות|"
             "תעלה)|מה (?:המחיר|העלות)|בקשה להצעת|הצעת מחיר (?:ל|עבור)"},
      {"en", "\\bhow much ?\\?|\\bwhat(?:'s| is) the damage\\b|\\bwhat would (?:it|that|this|they|the \\w+) (?:come to|"
            "run to|set (?:me|us) back|be)\\b|\\b(?:figures?|numbers?|ballpark|rates?|terms|tariff) ?(?:please|"
            "pls|\\?)|\\bwhat are your (?:rates|prices|charges|fees)|\\b(?:wants?|needs?|getting|collecting|"
            "comparing|gather\\w*|obtain\\w*) (?:three|two|\\d|some|a few|several|competing) (?:\\w+ )?(?:quotes|"
            "offers|prices|bids|estimates)|\\bsame (?:rate|price) as (?:before|last)|\\bat what (?:price|"
            "cost|rate)|\\bprices? (?:pls|please|\\?)|\\bwhat do (?:i|we) (?:pay|owe)|\\bwhat (?:budget|"
            "sort of (?:money|price|cost|figure)|kind of (?:money|price|cost|figure)) "},
      {"de", "\\b(?:mit welche[mnr]|welche[mnrs]?|zu welche[mn]) (?:\\S+ )?(?:honorar\\w*|preis\\w*|"
            "kosten|konditionen|betrag|stundensatz|aufwand)|\\bwas (?:wurden sie|rechnen sie|nehmt ihr|"
            "berechnen sie|kommt da|ware der preis)|\\bpreislich\\b|\\bkosten ?\\?|\\bpreis ?\\?"},
      {"fr", "\\bquel(?:le)?s? (?:sont|seraient|est|serait) (?:vos|votre|le|la|les) (?:\\S+ )?(?:conditions|"
            "tarifs?|prix|offres?|honoraires|cout)|\\b(?:prix|tarif|cout|budget) ?\\?|\\ba combien (?:cela|"
            "ca|s'eleve|revien)|\\bcombien (?:ca|cela|nous|faudrait)|\\bmettons en concurrence"},
      {"es", "\\b(?:por|a|en) cuanto (?:me |nos )?(?:sale|saldria|quedaria|estaria)|\\bque (?:precios?|"
            "tarifas?|coste|costo)\\b|\\b(?:precio|tarifa|presupuesto|costo) ?\\?|\\bcuanto (?:cobran|"
            "cobrais|seria|me cobr)"},
      {"it", "\\bquanto (?:si spende|verrebbe|viene|spenderemmo|ci verrebbe|chiedete|prendete)|\\b(?:tariffa|"
            "tariffe|prezzo|prezzi|costo|costi) ?\\?|\\bche prezz\\w"},
      {"pt", "\\b(?:por|em) quanto (?:fica|sai|ficaria)|\\b(?:mandar|enviar|passar) (?:os )?valores|"
            "\\b(?:preco|valor|custo|orcamento) ?\\?|\\bquanto (?:cobram|ficaria|e que custa)"},
      {"nl", "\\bwat (?:gaat|zou|zouden|komt) (?:\\S+ ){0,4}?(?:kosten|komen)|\\b(?:prijs|kosten|tarief) ?\\?|"
            "\\b(?:een )?prijs (?:maken|opgeven|geven|sturen)|\\bwelke prijs"},
      {"pl", "\\bjaki (?:jest |bylby |bedzie )?(?:koszt|cena)|\\bile (?:to |by |bedzie |nas )*(?:wyjdzie|"
            "wyszlo|kosztuje|policz\\w+)|\\bza ile\\b|\\b(?:cena|koszt|stawka) ?\\?|\\bw jakiej cenie"},
      {"cs", "\\bza kolik\\b|\\bna kolik (?:to |by )*(?:vyjde|prijde|vyslo|prislo)|\\bkolik (?:by |to |"
            "si )*(?:stalo|uctujete|vyslo)|\\b(?:cena|kolik) ?\\?"},
      {"sv", "\\bvad (?:skulle|kommer|gar|landar) (?:\\S+ ){0,4}?(?:ga pa|kosta|bli|hamna)|\\b(?:pris|"
            "kostnad) ?\\?|\\bhur mycket (?:tar|blir|skulle)"},
      {"tr", "\\bkaca\\b|\\bfiyat(?:i|iniz|lar)? ?\\?|ne kadar(?:a)? (?:tutar|olur|mal olur|yapar)|ucretiniz"},
      {"ru", "во сколько (?:обойд|это|встан|нам)|с ценами|по ценам|почём|какие (?:у вас )?(?:цены|расценки|"
            "тарифы)|(?:цена|стоимость) ?\\?|ценник"},
      {"zh", "(?:多少|什么)(?:费用|價|价位|价)|大概多少|费用(?:多少|如何)|怎么收费|如何收费|收费标准"},
      {"ja", "(?:費用|料金|予算|金額)(?:感)?(?:は|が|を)|おいくら|お値段"},
      {"ko", "얼마나 (?:들|드|나올|할까)|비용(?:이|은)?|가격(?:이|은) "},
      {"ar", "كم (?:تكلفه|سعر|ستكلف|تكلف|يبلغ)|بكم\\b|ما تكلفه"},
      {"he", "כמה (?:יעלה|תעלה|זה יעלה|יעלו|עולה)|מחיר ?\\?|עלות ?\\?"},
      {"en", "\\b(?:quotes?|quotation|prices?(?! list)|pricing|rates?|costings?|estimates?|figures?)\\b[^.?!]{0,30}\\b(?:please|"
            "pls|plz|needed|required|requested|wanted)\\b|\\b(?:talk|walk|take) (?:us|me) through (?:the |"
            "your )?pric\\w+"},
      {NULL, NULL}}},
    {"subject-rfq",
     "rfq",
     IN_SUBJECT,
     30,
     {{"en", "\\b(?:rfq|rfp|itt|itb|quote(?!" CITED ")|quotation|pricing|price (?:request|enquiry|inquiry|check)|"
           "purchase (?:request|enquiry|inquiry))(?:\\b|[-_#])(?! list)|^(?:price|cost)s?\\b(?! list)"},
      {"de",
       "\\b(?:anfrage|preisanfrage|angebotsanfrage|angebotsanforderung|mietanfrage|kostenvoranschlag|"
             "offertanfrage|\\w+anfrage|angebot gesucht|bitte um angebot)\\b"},
      {"fr", "\\b(?:devis|demande de (?:prix|cotation|tarif|chiffrage)|consultation prix|appel d'offres?|cotation)\\b"},
      {"es", "\\b(?:cotizacion|presupuesto|cotizar|peticion de (?:oferta|precios?)|solicitud de (?:oferta|precios?))\\b"},
      {"it", "\\b(?:richiesta (?:di )?(?:offerta|preventivo|quotazione|prezz\\w)|preventivo|rdo|quotazione)\\b"},
      {"pt", "\\b(?:orcamento|cotacao|pedido de preco|proposta comercial)\\b"},
      {"nl", "\\b(?:offerte|offerteaanvraag|prijsaanvraag|prijsopgave|prijs)\\b"},
      {"pl", "\\b(?:zapytanie (?:ofertowe|cenowe|o \\w+)|wycena|oferta na|prosba o (?:oferte|wycene)|zapytanie)\\b"},
      {"cs", "\\b(?:poptavka|cenova nabidka|nabidka na|poptavk\\w|zadost o (?:nabidku|cenu|naceneni))\\b"},
      {"sv", "\\b(?:offertforfragan|prisforfragan|offert|prisuppgift|forfragan)\\b"},
      {"tr", "\\b(?:fiyat (?:teklifi|talebi|istegi|sorma)|teklif (?:talebi|istegi|isteme)|fiyat)\\b"},
      {"ru", "запрос (?:кп|цен|коммерч|на|стоим|предлож)|(?:^|[^а-я])кп(?:$|[^а-я])|коммерческое предложение|"
            "расч[её]т стоимости|заявка на"},
      {"zh", "询价|詢價|报价|報價|采购|採購|求购|询盘|訂購|价格咨询"},
      {"ja", "見積|価格|お値段|ご注文|購入|引き合い|引合"},
      {"ko", "견적|가격 ?문의|단가|구매 ?문의|발주"},
      {"ar", "عرض سعر|عرض اسعار|عروض اسعار|تسعير|طلب شراء|استفسار عن سعر|طلب اسعار"},
      {"he", "הצעת מחיר|בקשה להצעה|מחיר|הזמנה"},
      {NULL, NULL}}},
    {"price-words",
     "rfq",
     IN_WORDS,
     25,
     {{"en", "\\b(?:price up|a number by|(?:cost|costs|price|pricing|turnaround|charge|charges|rates?) ?(?:\\?|"
           "pls|please)|(?:eur|usd|gbp|€|\\$|£) ?(?:/|per) ?(?:kg|t|ton|tonne|m|pc|piece|unit|day|week|"
           "month|hour|user|seat)|per (?:unit|piece|kg|tonne|day|week|month|user|seat|licen[cs]e) (?:price|"
           "cost|rate)|(?:day|daily|weekly|hourly|monthly|hire|rental) (?:rate|charge|price|cost)s?|"
           "price break|volume (?:pricing|discount)|fill in (?:the |your )?(?:column|price|unit price|"
           "rates)|competitive (?:price|quote|offer)|price match|priced? (?:per|each)|what would (?:it|"
           "that|this) (?:come to|set (?:me|us) back))"},
      {"de", "\\b(?:preis (?:pro|je) |eur/|euro/|mietkosten|mietpreis|tagesmiete|wochenmiete|staffelpreis\\w*|"
            "mengenrabatt|netto(?:preis)?|stuckpreis)"},
      {"", "prix (?:unitaire|ht)|precio unitario|prezzo unitario|preco unitario|prijs per stuk|cena (?:jednostkowa|"
            "netto|za sztuke|za kus)|jednotkova cena|styckpris|a-pris|birim fiyat|цен[аы] за (?:штуку|"
            "единицу|шт)|单价|單價|単価|단가|سعر الوحده|מחיר ליחידה"},
      {NULL, NULL}}},
    {NULL, NULL, 0, 0, {{NULL, NULL}}},
};
