/* Built-in rules: somebody sells to us, promotes himself, or writes to everybody. */
#include "parser/rules_builtin.h"

/* One pattern a language */
/* clang-format off */
const BuiltinRule rules_sell[] = {
    {"newsletter",
     "newsletter",
     IN_WHOLE,
     -40,
     {{"en", "\\b(?:unsubscribe|opt[- ]?out|manage (?:your )?(?:subscription|preferences|e-?mail)|you(?:'re|"
           " are) (?:receiving|subscribed|getting)|you (?:get|receive|received|got) this (?:e-?mail|"
           "mail|message|newsletter) because|view (?:this (?:e-?mail )?)?in (?:your )?browser|update your preferences|"
           "stop receiving|no longer wish to receive|removed? from (?:our|this|the) (?:mailing )?list|"
           "newsletter|email preferences|in this issue)\\b"},
      {"de", "\\b(?:newsletter|abmelden|abbestellen|austragen|keine (?:weiteren )?e-?mails mehr|im browser (?:ansehen|"
            "anzeigen)|sie erhalten diese)"},
      {"fr", "\\b(?:desinscri\\w+|desabonn\\w+|se desinscrire|ne plus recevoir|newsletter|lettre d'information|"
            "infolettre|version en ligne)\\b"},
      {"es", "\\b(?:darse de baja|dar(?:te|me) de baja|cancelar (?:la |su )?suscripcion|dejar de recibir|"
            "no desea recibir|boletin|anular suscripcion)\\b"},
      {"it", "\\b(?:disiscriv\\w+|cancellar\\w+ (?:dalla|l')\\S*|annulla(?:re)? l'?iscrizione|newsletter|"
            "non ricevere piu|disiscrizione|rimozione dalla lista)\\b"},
      {"pt", "\\b(?:descadastr\\w+|cancelar (?:a )?(?:inscricao|subscricao|assinatura)|remover (?:seu )?e-?mail|"
            "nao (?:quer|deseja) (?:mais )?receber|boletim|newsletter)\\b"},
      {"nl", "\\b(?:uitschrijven|afmelden|nieuwsbrief|niet meer ontvangen|bekijk (?:\\w+ )?in (?:je|uw) browser)\\b"},
      {"pl", "\\b(?:wypis\\w+|rezygn\\w+ z (?:subskrypcji|newslettera)|newsletter\\w*|zrezygnuj|anuluj subskrypcje|"
            "biuletyn)\\b"},
      {"cs", "\\b(?:odhlasit|odhlaseni|newsletter\\w*|zpravodaj|odber\\w* (?:novinek|zprav)|neprejete si)\\b"},
      {"sv", "\\b(?:avregistrera\\w*|avprenumerera\\w*|nyhetsbrev\\w*|avsluta prenumeration\\w*|avanmala)\\b"},
      {"tr", "(?:abonelik(?:ten|ini|iptal)|listeden cik|e-?bulten|bultenimiz|almak istemiyorsaniz)"},
      {"ru", "(?:отписаться|отпис[а-я]+ от|рассылк|письмо попало к вам по ошибке|не хотите получать)"},
      {"zh", "退订|退訂|取消订阅|取消訂閱|订阅|不想再收到"},
      {"ja", "配信停止|配信解除|メールマガジン|メルマガ|購読解除|本メールは送信専用|ニュースレター"},
      {"ko", "수신 ?거부|구독 ?(?:취소|해지)|뉴스레터|\\(광고\\)|수신을 원하지"},
      {"ar", "الغاء الاشتراك|نشره اخباريه|النشره البريديه|لالغاء"},
      {"he", "הסרה מרשימת|להסרה|ניוזלטר|ביטול מנוי|הסר מרשימת|דבר פרסומת|פרסומת"},
      {"en", "\\bto be (?:removed|excluded|deleted|taken off),? (?:from (?:our|this|future|further|all|the (?:list|database)|list|database)|call|please|click|"
           "reply|send|e-?mail|see)\\b|\\bto remove (?:yourself|your (?:e-?mail )?(?:address|name)|see below)\\b|"
           "\\b(?:with|type|put|word) \\W?remove\\W? (?:\\S+ ){0,2}?(?:in|as) (?:the |your )?subject|\\bremove me\\b|"
           "\\b(?:take|get) (?:yourself|me) (?:off|out)\\b.{0,6}\\b(?:our|this|the|your) (?:mailing )?list|"
           "\\b(?:click|press) (?:here )?(?:to )?(?:be )?remove|\\b(?:not|longer) wish to receive (?:\\S+ ){0,3}?(?:e-?mails?|"
           "mailings?|messages|offers)\\b|\\bfurther promotional (?:mailings|offers)|\\bfrom (?:all (?:of )?)?our (?:"
           "databases?|mailings?|(?:mailing|distribution|e-?mail) lists?)\\b|https?://\\S*/(?:remove|unsubscribe|"
           "opt-?out)\\b"},
      {NULL, NULL}}},
    {"promotion",
     "newsletter",
     IN_WORDS,
     -24,
     {{"en", "(?:\\b(?:black (?:week|friday)|cyber monday|flash sale|limited[- ]time|special offers?|"
           "exclusive (?:deal|offer)|discount(?:s|ed)? (?:code|of|up|on|ends)|sale ends|ends (?:today|"
           "friday|sunday|soon)|act now|don't miss|last (?:chance|pages|call|booths?|seats|places)|early[- ]bird|"
           "order now|shop now|register (?:now|today)|promo(?:tion)? code|book your (?:place|seat|stand|"
           "ticket)|while stocks last|free (?:ticket|badge|webinar)|sponsored|your competitors|challenge us|"
           "instead of \\$?\\d+)\\b|\\bsave (?:up to )?\\d+ ?%|\\d+ ?% (?:off|discount|rabatt))"},
      {"de", "\\b(?:rabatt(?:aktion)?|sonderaktion|aktionspreis\\w*|nur (?:noch )?(?:bis|heute)|jetzt (?:sichern|"
            "bestellen|anmelden|buchen)|fruhbucher\\w*|sonderangebot\\w*|gratis|kostenlos(?:e|er|es)? (?:webinar|"
            "tickets?)|herbstaktion|einladung zu[mr]? (?:messe|webinar|seminar))\\b"},
      {"fr", "\\b(?:promotion\\w*|promo|remise de \\d+|offre (?:speciale|exclusive|limitee)|badge gratuit|"
            "inscrivez-vous|profitez|derniers jours|plus que \\d+ jours|soldes|tarif preferentiel)\\b|"
            "-\\d+ ?%"},
      {"es", "\\b(?:descuento\\w*|oferta (?:especial|exclusiva|limitada)|promocion\\w*|aproveche|inscribete|"
            "inscribase|ultimos dias|solo (?:hasta|por) (?:hoy|tiempo)|rebajas)\\b"},
      {"it", "\\b(?:sconto (?:del|fino)|sconti|promozion\\w|offerta (?:speciale|limitata)|ultimi giorni|"
            "iscriviti|approfitta|solo (?:fino|per)|black friday|ingresso gratuito)\\b"},
      {"pt",
       "\\b(?:desconto\\w*|promoc\\w+|oferta (?:especial|exclusiva)|aproveite|inscreva-se|ultimos dias|imperdivel)\\b"},
      {"nl", "\\b(?:korting\\w*|aanbieding van|actie\\b|meld je aan|schrijf je in|alleen (?:deze|vandaag)|"
            "laatste kans|gratis)\\b"},
      {"pl", "\\b(?:promocj\\w+|rabat\\w*|wyprzedaz\\w*|tylko do|zarejestruj sie|ostatnie (?:dni|miejsca)|"
            "specjalna oferta|zapraszamy na (?:webinar|szkolenie|targi))\\b"},
      {"cs", "\\b(?:slev\\w+|akcni (?:nabidk|cen)\\w+|pouze do|registrujte se|posledni (?:dny|mista)|"
            "zveme (?:vas )?na|vyprodej)\\b"},
      {"sv", "\\b(?:rabatt\\w*|kampanj\\w*|erbjudande\\w*|sista (?:chansen|dagen)|anmal dig|endast (?:idag|"
            "till)|inbjudan till|rea)\\b"},
      {"tr", "(?:indirim|kampanya|firsat|son gun|kaydol|ozel fiyat|davetlisiniz|ucretsiz (?:katil|kayit))"},
      {"ru", "(?:скидк[а-я]+|акция|акции|распродаж|только до|успейте|приглашаем (?:вас|ваших)|бесплатн[а-я]+ (?:вебинар|"
            "участие)|спецпредложени|специальн[а-я]+ (?:цен|предлож))"},
      {"zh", "优惠|優惠|折扣|\\d折|特价|特價|促销|促銷|限时|限時|展位|诚邀|誠邀|欢迎(?:参展|洽谈|来电)|歡迎(?:參展|洽談)|厂家直销|直销|批发"},
      {"ja", "キャンペーン|割引|特別価格|セール|今だけ|限定|セミナー(?:の)?(?:ご案内|開催)|ご招待|出展|無料(?:相談|診断|セミナー|トライアル中)|ご紹介させていただ"},
      {"ko",
       "할인|특가|이벤트|프로모션|무료 ?(?:세미나|초대|체험 이벤트)|박람회 ?(?:초대|안내)|참가 ?(?:신청|안내)|부스"},
      {"ar", "خصم|خصومات|تخفيض|عرض خاص|عروض خاصه|لفتره محدوده|ندعوكم|سجل الان|لا تفوت"},
      {"he", "הנחה|מבצע|הנחות|לזמן מוגבל|הזדמנות|הזמנה לכנס|הירשמו|וובינר"},
      {"en", "\\b(?:at|for) (?:20\\d\\d|last year's) prices\\b|\\byear[- ]end (?:stock )?(?:clearance|"
            "sale)|\\bfree delivery\\b.{0,40}\\border|\\blast few (?:units|left)|\\bclearance\\b|\\border by \\w+ for"},
      {"en", "\\b(?:for|at|now|from) (?:only|just) [$£€] ?\\d|\\bonly \\$\\d+\\.\\d\\d\\b|\\b(?:sign up|call) now\\b|"
           "\\bcall (?:our )?toll[- ]free\\b|\\bclick here to order\\b|\\bclick (?:on )?(?:this|the) link now\\b|"
           "\\b(?:absolutely free|free (?:information|info|video|bonus|leads|reports?|cd)|(?:be|become) your own boss|"
           "work (?:from|at) (?:your own )?home|money ?maker|proud to announce)\\b"},
      {NULL, NULL}}},
    {"vendor-offer",
     "vendor",
     IN_WORDS,
     -60,
     {{"en", "\\b(?:(?:we|i)(?:'d| would| will|'ll| can| could|'re able to| are able to)? (?:also |now |"
           "be (?:happy|glad|pleased) to |love to |like to |gladly )?(?:offer (?!(?:to )?(?:our|my|their|its) )|supply you|"
           "quote (?:within|you|your)|provide (?:you|a full|high|quality|the best|our)|help (?:you|companies|"
           "businesses|clients|manufacturers|firms|teams|brands)|draw up|introduce (?:you|our|my)|present you|"
           "put you|cut your|save you|reduce your|boost|double your|increase your|share the proposal|"
           "send you (?:a |our |the |some )?(?:free|proposal|catalog|price|quote|audit|packages|portfolio|"
           "samples))|(?:happy|glad|pleased|delighted) to (?:quote|offer|supply you)|our (?:services\\b|"
           "prices are|packages|factory|platform (?:helps|can|lets)|solution (?:helps|can)|fee is|rates are|"
           "spot rates|best offer|seo|clients (?:see|save|have))|i (?:represent|help (?:companies|businesses|"
           "\\w+ers)|can do a)\\b|(?:shall|should|can|could|may) (?:i|we) (?:send (?:you|over|a proposal|"
           "cvs)|share (?:you|the|our|a|more)|give you|show you how|quote you|book (?:a|you)|schedule a|"
           "forward (?:you|our))|would you be (?:interested|open) (?:to|in)|are you (?:still paying|"
           "the right person|tired of|currently using|open to)|still paying|if you(?: are|'re) (?:ever )?(?:in need of|"
           "looking for (?:a reliable|quality|a supplier))|(?:should|if) you (?:need|have any) (?:any )?(?:requirement|"
           "inquir|enquir)|any inquir\\w+ (?:will|is|are)|send (?:us|me) your (?:drawings?|inquir\\w+|"
           "enquir\\w+|requirements?|needs)|tell me your|long[- ]term (?:cooperation|partnership|business)|"
           "business (?:proposal|cooperation|opportunity)|cooperation offer|free (?:audit|consultation|"
           "estimate|sample for)|sample free|(?:ten|10|15|fifteen|20|30)[- ]min(?:ute)?s? (?:call|chat|"
           "on|for a call)|(?:have|let's have) a quick (?:call|chat)|worth a (?:chat|look)|moq \\d|one-stop|"
           "valued partner|if you(?:'re| are) not (?:interested|the right)|just reply|starting at \\$)"},
      {"de", "\\b(?:wir (?:bieten|liefern|produzieren|fertigen|unterstutzen|helfen|entwickeln|vermitteln|"
            "sind ihr) (?:ihnen|sie|unternehmen|auch|fur sie|fuhrend\\w*|spezial\\w+|hersteller|partner|"
            "kunden|firmen|mit)|gern(?:e)? (?:erstellen|unterbreiten|bieten|senden|prasentieren|stelle[n]?|"
            "zeige[n]?|machen) (?:wir|ich)|unser(?:e|en)? (?:leistung\\w*|dienstleistung\\w*|portfolio|"
            "agentur|sortiment|produktpalette)|darf ich (?:ihnen|sie)|durfen wir (?:ihnen|sie)|(?:haben|"
            "hatten) sie (?:interesse|bedarf|kurz zeit|zeit fur)|(?:sind|waren) sie (?:an|interessiert|"
            "der richtige)|kurzes (?:telefonat|gesprach)|als (?:fuhrend\\w*|ihr) (?:anbieter|hersteller|"
            "partner)|zusammenarbeit mit ihnen|kooperation|ihre website|neukunden(?:gewinnung)?|kostenlos\\w* (?:analyse|"
            "beratung|erstgesprach))"},
      {"fr",
       "\\b(?:nous (?:(?:proposons|offrons)(?! a nos)|fabriquons|accompagnons|aidons|vous proposons|sommes (?:specialis\\w+|"
             "fabricant|fournisseur))|notre (?:societe|entreprise|agence|usine|gamme|offre de services?) (?:propose|"
             "est|fabrique|vous|offre|accompagne)|nos (?:services|prestations|solutions|tarifs (?:sont|"
             "pour))|je vous propose|(?:puis-je|pouvons-nous) vous|seriez-vous (?:interesse|disponible|"
             "ouvert)|etes-vous (?:interesse|satisfait)|un (?:bref |court )?(?:echange|appel) (?:de|"
             "telephonique)|sans engagement|audit gratuit|collaboration avec|votre site)"},
      {"es",
       "\\b(?:(?:le|les|te|os) (?:ofrecemos|ofrezco|presento|presentamos|proponemos|paso propuesta|puedo)|"
             "ofrecemos(?! a nuestros)|somos (?:fabricantes?|una agencia|proveedores?|lideres|especialistas)|nuestros? (?:servicios?|"
             "productos (?:son|ofrecen)|agencia|soluciones)|(?:le|les|te|os) (?:interesa|interesaria|"
             "gustaria|va bien)|sin compromiso|una llamada de \\d+|podemos ayudar\\S*|vuestra (?:web|"
             "pagina)|su (?:sitio web|pagina web)|trabajo con (?:empresas|fabricantes)|duplicamos|posicionamiento|"
             "ponemos a su disposicion)\\b"},
      {"it", "\\b(?:(?:vi|le|ti) (?:offriamo|proponiamo|presentiamo|propongo|presento)|offriamo(?! ai nostri)|siamo (?:specializzat\\w|"
            "produttori|fornitori|leader)|i nostri (?:servizi|prodotti sono|prezzi)|la nostra (?:azienda (?:offre|"
            "produce|e specializzata)|agenzia)|(?:sareste|siete|sarebbe|e) interessat\\w a(?:lla| un|"
            " conoscere| ricevere)|senza impegno|possiamo (?:aiutar|offrir|forn)\\w+|il vostro sito|"
            "consulenza gratuita|breve (?:call|chiamata|incontro)|collaborazione con voi)\\b"},
      {"pt",
       "\\b(?:oferecemos(?! aos nossos)|somos (?:fabricantes?|uma (?:agencia|consultoria)|fornecedores|especialistas|"
             "lideres)|nossos? (?:servicos?|produtos (?:sao|oferecem)|agencia|solucoes)|(?:teria|tem|"
             "teriam|voces tem) interesse em|sem compromisso|podemos ajudar|apresentar (?:nossa|nossos)|"
             "seu site|uma (?:conversa|reuniao|ligacao) (?:rapida|de \\d+)|aumentar (?:suas|as) vendas|"
             "reduzir (?:seus )?custos|venho apresentar|gostaria de apresentar|gostariamos de apresentar)\\b"},
      {"nl",
       "\\b(?:wij (?:bieden|leveren|helpen|zijn (?:specialist|gespecialiseerd|producent)|ontwikkelen|"
             "ondersteunen) |we helpen|onze (?:diensten|dienstverlening|producten zijn|oplossing|tarieven zijn)|"
             "(?:heeft|hebt|hebben) (?:u|je|jullie) (?:interesse|behoefte|tijd voor)|bent u (?:geinteresseerd|"
             "op zoek)|mag ik (?:u|je)|vrijblijvend (?:een )?(?:gesprek|offerte|kennismaking|aanbod|"
             "adviesgesprek)|uw website|jullie website|samenwerking met u|kort (?:gesprek|belletje)|"
             "kennismak\\w+)\\b"},
      {"pl", "\\b(?:oferujemy(?! naszym)|proponujemy|odesl\\w+ (?:\\w+ )?wycen\\w|stawk\\w od|swiadczymy|jestesmy (?:producentem|"
            "liderem|agencja|dostawca)|nasz\\w* (?:firma|uslug\\w+|oferta|agencja|produkty)|przedstawi\\w+ (?:nasza )?oferte|"
            "czy (?:sa|byliby|bylby|jest) (?:\\S+ ){0,2}?zainteresowan\\w+|bez zobowiazan|niezobowiazujac\\w+|"
            "panstwa (?:strone|strona|witryn)\\w*|zapraszamy do wspolpracy|krotk\\w+ rozmow\\w+|mozemy zaoferowac)\\b"},
      {"cs", "\\b(?:nabizime(?! nasim)|jsme (?:vyrobce|agentura) |nase (?:sluzby|firma nabizi|nabidka sluzeb|spolecnost nabizi|"
            "agentura)|(?:meli|mel|mate) (?:byste )?zajem|nezavazn\\w+ (?:schuzk|konzultac|nabidk)\\w+|"
            "vase webov\\w+ strank\\w+|vas web|radi (?:vam|bychom vam) (?:predstavi|nabidn|pripravi)\\w+|"
            "muzeme vam nabidnout|spoluprac\\w+ s vami|dovoluji si (?:vam )?nabidnout)\\b"},
      {"sv", "\\b(?:vi (?:erbjuder(?! vara kunder)|levererar|tillverkar|hjalper (?:foretag|er)|ar (?:en|ett) (?:\\w+ )?(?:byra|"
            "tillverkare))|vara (?:tjanster|priser ar|losningar)|(?:ar|skulle) ni (?:intresserade|vara intresserade)|"
            "utan forpliktelse|forutsattningslost|er hemsida|ert foretag skulle|kort mote|kan vi boka|"
            "far jag (?:skicka|visa)|jag (?:representerar|hjalper))\\b"},
      {"tr", "(?:firmamiz (?:\\S+ ){0,6}?(?:uretmek|uretim|sunmak|hizmet)|sunmaktayiz|sunuyoruz|hizmet (?:veriyoruz|"
            "vermekte|sunmak)|uretmekteyiz|uretiyoruz|size ozel|is birligi (?:yapmak|icin)|isbirligi|"
            "fiyat teklifi hazirlamak|teklif (?:sunmak|verelim|hazirlayalim) ist|hizmetlerimiz|urunlerimizi tanit|"
            "web siteniz|ilgilenir misiniz|tanitim yapmak)"},
      {"ru",
       "(?:(?:наша )?компания (?:\\S+ ){0,4}?(?:предлагает|производит|оказывает|поставляет)|"
             "(?:мы )?предлагаем(?! нашим| своим)|наши (?:услуги|цены)|оказываем (?:услуги|помощь)|готовы (?:предложить|"
             "поставить|предоставить|рассчитать)|взаимовыгодн|(?:вам|вас) (?:интересно|может заинтересовать|"
             "заинтересует)|приглашаем к сотрудничеству|предлагаю (?:вам|услуг|сотруднич)|сотрудничеств[оа] с вашей|"
             "ваш(?:его|ем)? сайт|поможем|увеличить продаж|продвижени)"},
      {"zh", "我司(?:专业|主营|生产|提供|专注)|我们(?:是专业|专业|提供|主营|专注)|我公司(?:专业|主营|提供)|专业(?:生产|提供|代)|本公司有|期待(?:与您|"
            "与贵|您的)?合作|合作愉快|如有需要|如需|欢迎(?:咨询|询价|来电|致电)|可提供|现货供应|价格优惠|我廠|敝公司(?:專業|生產)|代开|代開|贵司是否需要|加微信"},
      {"ja", "弊社(?:は|では)[^。]{0,40}(?:提供|販売|製造|支援|ご提案|行って|展開|扱って)|ご提案(?:させて|したく|の機会|申し上げ)|ご興味(?:が|を|ござい)|"
            "貴社の(?:売上|課題|サイト|ホームページ|採用)|コスト削減|サービス(?:の)?ご(?:紹介|案内)|ご検討いただけ|ご案内させて|お力になれ|営業代行|集客"},
      {"ko", "저희(?:는| 회사는|는)?[^.]{0,30}(?:제공|공급|전문|제조|판매)|귀사의 (?:매출|홈페이지|비용|마케팅)|제안(?:드립|드리|을 드|하고)|"
            "소개(?:드립|드리|해 드|하고)|관심(?:이)? 있으시(?:면|다면)|협력(?:을)? 원|비용 절감|서비스(?:를)? 소개|대행"},
      {"ar", "(?:نقدم|نحن شركه|شركتنا|تقدم شركتنا|يسرنا (?:ان )?(?:نقدم|عرض)|خدماتنا|نوفر|منتجاتنا|نتخصص|"
            "نعرض عليكم|هل ترغبون|هل انتم مهتمون|تحسين موقعكم|التعاون معكم)"},
      {"he", "(?:(?:נשמח|אשמח) (?:לתת|לשלוח|להציע|להעביר) (?:לכם |לך )?(?:הצע|מחיר)|אנחנו (?:יבואנים|מציעים|חברה|מספקים|מתמחים)|אנו (?:מציעים|חברה|מספקים|מתמחים)|השירותים שלנו|"
            "חברתנו|נשמח להציע|אשמח להציע|האתר שלכם|קידום|ללא התחייבות|שיחה קצרה|פגישת היכרות|האם תרצו|"
            "האם אתם מעוניינים)"},
      {"en", "\\b(?:we(?:'ve| have) helped \\S+|(?:businesses|companies|brands) like yours? (?:save|"
            "grow|cut|get|are|have|can)|on average when|reply yes\\b|rates? (?:from|start(?:ing)? (?:at|"
            "from)) \\S*\\d|(?:any|upcoming) (?:upcoming )?projects\\b|we can beat|beat your (?:current|"
            "existing)|circling back|bumping this|(?:any thoughts|following up) on my|my (?:last|previous) (?:e-?mails?|"
            "messages?)|we are (?:an? )?(?:exporters?|wholesalers?|suppliers? of|manufacturers? of|distributors? of) |"
            "our (?:fob |cif )?price (?:this week|today|is)|inform (?:us )?your requirements?|give (?:you )?(?:the |"
            "our )?best price|(?:stands?|places|seats|spots|slots) left|shall i (?:hold|reserve|book)|"
            "(?:can|could|may) i (?:pop in|drop by|call you|come (?:by|and see)|give you)|free (?:quote|"
            "quotation|survey|site visit|demo account)|i noticed (?:you|that you|your)|i only need (?:\\d+|"
            "ten|fifteen) min|prepare your quot|as a (?:specialist|leading|local|trusted) |(?:we have|"
            "we've got|have) (?:a )?bench of|can start immediately|i am the (?:founder|owner|ceo|sales|"
            "account|business development)|we(?:'re| are) (?:cleaning|working with|helping|already (?:serving|"
            "supplying)) (?:several|many|other|a few)|first month free|from only|lowest prices in)"},
      {"de", "\\b(?:als (?:spezialist|experte|dienstleister|agentur|fachbetrieb|partner) fur|als kunden? gewinnen|"
            "(?:ihr|ein) unverbindliches angebot machen|mein(?:e|em|en|er)? letzte[nrs]? (?:schreiben|"
            "e-?mail|mail|nachricht)|spar(?:en|t) (?:ihnen|sie)|wann passt (?:ihnen )?(?:ein|es)|(?:hatten|"
            "haben) sie (?:\\S+ )?zeit fur|profitieren sie|wir haben bereits|wir vermitteln|neukund\\w+)"},
      {"fr", "\\b(?:compter parmi nos clients|notre (?:societe|entreprise|agence) (?:\\S+ ){0,2}?(?:fabrique|"
            "propose|realise|accompagne|intervient)|puis-je vous (?:adresser|envoyer|presenter|proposer|"
            "appeler)|je me permets de vous (?:contacter|relancer|presenter)|nos equipes vous|premier mois offert)"},
      {"es", "\\b(?:(?:me|nos) gustaria (?:ofrecer|presentar|mostrar)\\w*|soy (?:responsable|director\\w*|"
            "gerente|asesor\\w*|representante) (?:comercial|de ventas|de)|primer mes gratis|trabajamos con empresas|"
            "le escribo para (?:ofrecer|presentar)|retomo mi correo)"},
      {"it", "\\b(?:vorrei (?:proporvi|presentarvi|offrirvi|proporle|presentarle)|vorremmo (?:proporvi|"
            "presentarvi|offrirvi)|mi occupo di|ci occupiamo di|analisi gratuita|primo mese gratis|la contatto per (?:proporre|"
            "presentare)|mi permetto di contattar)"},
      {"pt", "\\b(?:gostaria de (?:apresentar|oferecer|propor)|gostariamos de (?:apresentar|oferecer)|"
            "sou d[ao] |represento a|primeiro mes gratis|trabalhamos com empresas|retomo (?:o )?meu)"},
      {"nl", "\\b(?:ik kwam (?:uw|jullie) website|zie kansen|zullen we (?:\\S+ )?(?:kennismaken|bellen|"
            "afspreken)|namens (?:\\S+ ){1,4}?(?:bied|presenteer|neem) ik|eerste maand gratis|mijn vorige (?:e-?mail|bericht)|wij verzorgen)"},
      {"pl", "\\b(?:zajmujemy sie|chetnie (?:przedstawimy|opowiemy|zaprezentuj)|przedstawimy nasz|pierwszy miesiac gratis|"
            "pisze w sprawie wspolpracy|specjalizujemy sie|reprezentuje firme)"},
      {"cs", "\\b(?:zabyvame se|specializujeme se|radi (?:vam )?predstavime|prvni mesic zdarma|zastupuji (?:firmu|"
            "spolecnost)|dovolte mi predstavit|rad bych vam (?:nabidl|predstavil))"},
      {"sv", "\\b(?:vi (?:pa \\S+ )?hjalper foretag|beratta mer|nar passar det|vi ar specialister|forsta manaden gratis|"
            "jag horde av mig|vi jobbar med foretag)"},
      {"tr", "(?:sirketimiz olarak|ozel paketlerimiz|sunmak isteriz|ilk ay ucretsiz|firmamizi tanitmak|"
            "size (?:sunabilecegimiz|yardimci olabilir))"},
      {"ru", "(?:можем предложить|первый месяц бесплатно|когда (?:вам )?удобно (?:созвониться|"
            "поговорить)|представляю компанию|хотел(?:и)? бы предложить|выгодные условия для вас)"},
      {"zh", "(?:我们公司|我公司|本公司|我司)提供|我是做|价格低|量大从优|如有(?:兴趣|需求)|长期合作|首月免费"},
      {"ja", "ご説明のお時間|お時間をいただけ(?:ない|ます)|ご挨拶(?:に|を|かたがた)|手がける|初月無料|他社様|導入実績"},
      {"ko", "전문 ?(?:회사|업체|기업)입니다|도움이 될 수|방문 ?상담|첫 ?달 ?무료|제휴|저희 회사는"},
      {"ar", "شركتنا متخصصه|يسعدنا (?:تقديم|ان نقدم)|نتشرف (?:بتقديم|بعرض)|الشهر الاول مجان"},
      {"he", "אנו מתמחים|נציג של|חודש ראשון חינם|אשמח לספר לכם|נשמח להיפגש"},
      {"en", "\\b(?:love|like|happy|keen|delighted) to (?:quote (?:for|on) your|earn your business|be considered as (?:a|"
            "your) supplier|work with you|visit you|introduce)|\\bour team (?:designs|builds|makes|offers|"
            "provides)|\\bwe (?:produce|manufacture|make|supply|export) [^.?!]{0,60}\\b(?:best price|"
            "with ce|iso|factory)"},
      {"de", "\\bstellen (?:wir )?ihnen (?:\\S+ ){0,8}?zur verfugung|\\bgerne? sende[n]? (?:ich|wir) ihnen|"
            "\\bgerne? (?:wurden|mochten) wir (?:ihnen|sie)"},
      {"fr", "\\b(?:nous pouvons y remedier|un rendez-vous \\?)"},
      {NULL, NULL}}},
    {"vendor-hint",
     "vendor",
     IN_WORDS,
     -15,
     {{"en", "\\b(?:would you like (?:to|me to|us to)|are you (?:interested|looking for)|do you (?:need|"
           "want|require) (?:help|any|a |an )|if you (?:are|'re) interested|let me know if you(?:'d|"
           " would| are|'re)|(?:shall|can|could|may) (?:i|we) (?:send|share|show|arrange|call|put)|happy to (?:send|"
           "share|help|show|discuss|chat)|look(?:ing)? forward to (?:working|cooperat)|our product range|"
           "cooperate with|i work (?:with|for)|contact us (?:for|today)|feel free to contact)"},
      {NULL, NULL}}},
    {"sends-prices",
     "vendor",
     IN_WORDS,
     -60,
     {{"en", "\\b(?:see|find|attached|enclosed|enclosing|sending|here is|below is|check)(?: you| is|"
           " please)?(?: attached| below| enclosed)? our (?:\\w+ ){0,2}?(?:price ?list|quotation|quote|"
           "tariffs?|rates?|offer|proposal|prices)\\b(?! requ|-requ| enq| inq)|\\bour (?:new|updated|"
           "latest|current) (?:\\w+ )?(?:price ?list|prices|rates|tariffs|catalog\\w*)\\b|\\b(?:discounts?|"
           "offers?) (?:for|to) (?:regular|loyal|new) customers"},
      {"de", "\\b(?:anbei|beiliegend|im anhang|hiermit|erhalten sie|senden wir ihnen|ubersenden) (?:\\S+ ){0,6}?(?:unser|"
            "unsere|unseren) (?:\\S+ ){0,2}?(?:angebot|preisliste|preise|konditionen)\\b|\\bunsere (?:neue|"
            "aktuelle)\\S* (?:preisliste|preise|angebote)"},
      {"fr", "\\b(?:veuillez trouver|ci-joint|vous trouverez|nous vous adressons) (?:\\S+ ){0,4}?(?:nos|"
            "notre) (?:\\S+ ){0,2}?(?:tarifs?|devis|offre|prix|proposition)|\\bnos nouveaux (?:tarifs|"
            "prix)"},
      {"es", "\\b(?:adjunt\\S+|enviamos|le enviamos|les enviamos|encontrara) (?:\\S+ ){0,3}?(?:nuestr[ao]s?) (?:\\S+ ){0,2}?(?:tarifas?|"
            "precios|oferta|lista|cotizacion|presupuesto)"},
      {"it", "\\b(?:in allegato|alleghiamo|inviamo|trovate|trovera) (?:\\S+ ){0,4}?(?:nostr[oaie]) (?:\\S+ ){0,2}?(?:listino|"
            "offerta|preventivo|prezzi|tariffe)|\\bofferte del mese"},
      {"pt", "\\b(?:em anexo|segue|anexamos|enviamos) (?:\\S+ ){0,4}?(?:noss[ao]s?) (?:\\S+ ){0,2}?(?:tabela|"
            "precos|proposta|orcamento|cotacao|tarifas?)"},
      {"nl", "\\b(?:bijgaand|hierbij|in de bijlage) (?:\\S+ ){0,4}?onze (?:\\S+ ){0,2}?(?:prijslijst|"
            "offerte|prijzen|tarieven)"},
      {"pl", "\\b(?:w zalaczeniu|przesylamy|zalaczamy) (?:\\S+ ){0,4}?(?:nasz\\w*) (?:\\S+ ){0,2}?(?:cennik|"
            "oferte|oferta|stawki)"},
      {"cs", "\\b(?:v priloze|zasilame|posilame) (?:\\S+ ){0,4}?(?:nas\\w*) (?:\\S+ ){0,2}?(?:cenik|nabidku|ceny)"},
      {"sv", "\\b(?:bifogat|bifogar|har kommer|hermed) (?:\\S+ ){0,4}?(?:var|vara) (?:\\S+ ){0,2}?(?:prislista|"
            "offert|priser)"},
      {"tr", "(?:fiyat listemiz|teklifimiz (?:ekte|ektedir)|siparislerinizi bekl)"},
      {"ru", "(?:высыла|направля|отправля|во вложении)[а-я]* (?:\\S+ ){0,4}?наш[а-я]* (?:\\S+ ){0,2}?(?:прайс|"
            "кп|предложени|цен)"},
      {"zh", "(?:附件(?:是|为)|附上|附)(?:我司|我们|本公司)?[^。]{0,4}(?:报价|報價|价格表)|我司(?:最新)?报价"},
      {"ja", "(?:見積書|価格表)を?(?:添付|送付)(?:にて|いたし|させ|致し|します)|お見積書?送付"},
      {"ko", "견적서(?:를)? ?(?:첨부|보내 ?드|송부)|단가표(?:를)? ?(?:첨부|보내)"},
      {"ar", "نرفق (?:لكم )?(?:عرض|قائمه) (?:ال)?اسعار|مرفق (?:عرض )?اسعارنا"},
      {"he", "מצורפת הצעת (?:ה)?מחיר שלנו|מצורף המחירון"},
      {NULL, NULL}}},
    {"vendor-maker",
     "vendor",
     IN_WORDS,
     -20,
     {{"en", "\\b(?:we|our company) (?:are|is|have been) (?:a |an |the |one of (?:the )?)?(?:\\w+[- ]){0,4}?(?:leading|"
           "professional|specialist|trusted|factory|agency|supplier|provider|exporters?|development company|"
           "design company|marketing|logistics (?:company|provider))\\b|\\bthis is \\w+ (?:\\w+ )?from\\b|"
           "\\bglad to know (?:you|that)|\\bwe (?:manufacture|produce|specialize|specialise) (?:in )?|"
           "\\bdear (?:purchasing|procurement|sourcing) (?:manager|team|dept)|\\b\\d+ (?:sets?|years?) (?:of )?(?:cnc|"
           "experience|machines)"},
      {"", "我是[^。]{0,12}(?:公司|厂|廠)的|尊敬的(?:采购|参展|客户|企业|领导)|уважаем[а-я]+ (?:руководител|коллег|партн)|"
            "sayin yetkili,? firmamiz|szanowni panstwo,? (?:jestesmy|nasza firma)"},
      {NULL, NULL}}},
    {"vendor-approach",
     "vendor",
     IN_WORDS,
     -35,
     {{"en", "\\b(?:i|we|just)? ?(?:came across|stumbled (?:up)?on|was (?:on|looking at|browsing|checking)|"
           "visited|found|noticed|reviewed|checked|while browsing) (?:\\S+ ){0,5}?(?:your|errors|broken|"
           "website|web site|web page|company's|site)\\b(?! (?:via|through|on|at|in|booth|stand)).{0,80}?\\b(?:rank|"
           "errors?|broken|traffic|improve|noticed|issues?|google|missing|seo|slow|mobile|leads|grow|"
           "opportunit)|\\bfollowing up on my (?:last|previous|earlier) (?:e-?mail|message|note)|\\b(?:did you|"
           "have you) (?:get|got|had) a chance to|\\bnot (?:the right|interested)[^.]{0,40}?(?:person|"
           "reply|let me know|just)|\\bright person\\b|\\breply (?:no|stop|with your phone)\\b"},
      {NULL, NULL}}},
    {"marketing-services",
     "vendor",
     IN_WORDS,
     -90,
     {{"en", "\\b(?:seo|back ?links?|google (?:ranking|rankings|first page|page 1|ads management)|first page (?:of|"
           "on) google|search engine (?:optimi[sz]ation|ranking)|rank(?:ing)? (?:for|on|higher)|web ?(?:site )?(?:design|"
           "redesign|development) (?:services?|company|agency|packages?)|lead generation|(?:e-?mail|"
           "contact|mailing|prospecting|attendees?|visitors?|buyers?) (?:list|database|data)s?\\b|verified contacts|"
           "opt-in e-?mails?|guest posts?|domain authority|organic traffic|social media (?:marketing|"
           "management)|app development|explainer video|virtual assistants?|outsourc\\w+ (?:team|services)|"
           "web traffic|visitors on|feedback forms|media sales|rate card|buyers'? guide|advertis(?:e|"
           "ing) (?:in|with|space))\\b"},
      {"en", "\\bsubmit\\w* (?:\\S+ ){0,6}?(?:to|with) (?:\\S+ ){0,3}?search engines\\b"},
      {"", "suchmaschinenoptimierung|\\bseo\\b|referencement (?:naturel|google|web)|posicionamiento (?:web|"
            "seo|en google)|posizionamento|pozycjonowani|zoekmachine|sokmotoroptimering|продвижение (?:сайт|"
            "вашего)|раскрутк|网站(?:建设|推广|优化)|推广|seo対策|ホームページ制作|검색엔진|홈페이지 제작|تحسين محركات البحث|קידום אתרים|"
            "web tasarim|optimalizac\\w+ pro vyhledavac"},
      {NULL, NULL}}},
    {"finance-offer",
     "vendor",
     IN_WORDS,
     -70,
     {{"en", "\\b(?:factoring|invoice (?:finance|financing|discounting)|(?:business|working capital|"
           "quick|unsecured|merchant) (?:loans?|funding|financing|cash advance)|merchant account|loan offer|"
           "line of credit|investment opportunity|(?:minority|majority|equity) stake|our fund|acquire your (?:company|business)|"
           "crypto\\w*|bitcoin|forex|insurance quote|utility bills?|"
           "energy (?:broker|tariff)|sba loan|grant funding|r&d tax)\\b"},
      {"", "betriebsmittelkredit|forderungsverkauf|affacturage|prestamo|credito rapido|prestito|emprestimo|"
            "kredyt\\w* dla firm|финансирование бизнеса|кредит для|贷款|融資|대출|قرض|הלוואה|kredi imkan"},
      {"es", "\\bfinanciacion\\b.{0,80}\\bsin avales|\\bconsiga hasta\\b"},
      {"de", "\\b(?:kredit|finanzierung) (?:\\S+ ){0,4}?ohne (?:schufa|sicherheiten)"},
      {NULL, NULL}}},
    {"logistics-offer",
     "vendor",
     IN_WORDS,
     -45,
     {{"en", "\\b(?:freight forwarder|spot rates?|(?:our|special|best|attractive|offer(?:ing)?|provide|services?:?) (?:\\w+ )?(?:sea|ocean|air) freight|(?:sea|ocean|air) freight (?:offers?|specials?|services? (?:from|to))|fak rates|20dv|40hc|shipping rates? (?:from|"
           "valid)|customs (?:broker|clearance services)|our next booking|next booking)\\b"},
      {"", "货代|海运价|貨代|грузоперевоз|международн[а-я]+ перевоз|fret maritime|flete maritimo|seefracht(?:raten)?"},
      {NULL, NULL}}},
    {"event-promotion",
     "newsletter",
     IN_WORDS,
     -20,
     {{"en", "\\b(?:you(?:\'re| are) (?:cordially )?invited|open house|join us (?:on|at|for)|live demos)\\b"},
      {"en", "\\b(?:exhibitors?|exhibit (?:at|with)|stand (?:space|booking)|booth (?:space|package)|"
            "sponsorship (?:package|opportunit)|(?:free|join|our|register|upcoming|live|exclusive) webinar|"
            "webinar (?:invitation|on|series)|booths? left|conference (?:agenda|programme|pass)|call for (?:papers|"
            "speakers)|training course|workshop on|award (?:ceremony|nomination)|delegates?)\\b"},
      {"", "\\bmesseauftritt|\\bstandflache|\\bsalon\\b.{0,40}\\bexposants|\\bexposants?\\b|\\bexpositores?\\b|"
            "\\bespositori\\b|семинар|вебинар|конференц|выставк|참가기업|참관|세미나|展览会|博览会|展示会|セミナー|ウェビナー|معرض|"
            "ندوه|כנס|וובינר|\\bbeurs\\b"},
      {NULL, NULL}}},
    {"marketplace-digest",
     "newsletter",
     IN_WORDS | IN_WHOLE,
     -60,
     {{"en", "\\b(?:new rfqs? match|\\d+ (?:new )?(?:rfqs?|buyers?|leads|inquiries) (?:are |match|waiting|"
           "for you|posted|this week)|free quotes left|unlock buyer|go premium|upgrade (?:to|your) (?:premium|"
           "membership)|quote now\\b.{1,200}?\\bquote now|weekly (?:digest|rfq)|rfq digest|buyers are waiting|"
           "daily digest)"},
      {"", "商机(?:推荐|速递)|采购商机|подборка (?:заявок|закупок|тендеров)"},
      {NULL, NULL}}},
    {NULL, NULL, 0, 0, {{NULL, NULL}}},
};
