/* Built-in rules: who supplies us, or would like to: answers to our requests, goods to be rid of, calls for our buyer.
 */
#include "parser/rules_builtin.h"

/* A few words on, not into another mail. */
#define ON ".{0,140}?"

/* One pattern a language */
/* clang-format off */
const BuiltinRule rules_supply[] = {
    /* "To your request we offer": a buyer has no such request before him. */
    {"answers-request",
     "vendor",
     IN_WORDS,
     -75,
     {{"en", "\\byour (?:\\w+ ){0,2}?(?:enquiry|inquiry|request|rfq|requirements?)\\b" ON "\\b(?:(?:we|i) (?:can |would |are (?:pleased|happy|"
           "able) to |hereby )?(?:offer|quote) (?!to )|our (?:\\w+ )?(?<!target )(?<!budget )(?<!last )(?<!own )(?:price|quotation|quote|offer|rate)s?\\b|pleased to (?:offer|"
           "quote))|(?<!your )\\b(?:quotation|quote|offer|prices?) (?:is|are|remains?) valid (?:for|until|till)\\b|"
           "\\b(?:forward to|await(?:ing)?|for) (?:receiving )?your (?:valued |kind |esteemed |purchase )?order\\b|"
           "\\bthanks?(?: you)?(?: very much)? for your (?:\\w+ ){0,2}?(?:enquiry|inquiry|rfq)\\b|\\bour (?:price|quotation|offer) (?:for|to) you\\b|"
           "\\bthe above (?:holds|is valid|prices? (?:is|are|hold))|\\b(?:shall|should|may|can) (?:i|we) (?:put|set|reserve|hold|keep) (?:them|it|these|this|the \\w+|one|some) (?:aside|for you|back)\\b|"
           "\\bthank(?:s| you) for the opportunity to (?:quote|tender|offer)"},
      {"de", "\\bihre[rn]? (?:\\S+ ){0,2}?(?:\\w*anfrage|ausschreibung)\\b" ON "\\b(?:bieten (?:wir|ich)|(?:wir|ich) (?:\\S+ )?(?:bieten?|offerieren?|unterbreiten?)|"
            "unser(?:e|en)? (?:\\S+ )?(?:angebot|offerte|preise?)|unterbreiten wir|offerieren wir)\\b|\\bfreibleibend\\b|\\buber ihren auftrag\\b|"
            "\\b(?:auf|uber) ihren? (?:\\S+ )?(?:auftrag|bestellung) (?:wurden|freuen)|\\bfreuen uns auf ihren? (?:auftrag|bestellung)\\b|"
            "(?<!ihr )\\bangebot (?:ist )?(?:gultig bis|(?:bis|\\d+ tage) (?:\\S+ )?gultig)|\\b(?:gerne?|selbstverstandlich|ja,?) konnen wir (?:ihnen )?(?:\\S*[^\\s.!?] ){0,6}?(?:liefern|anbieten)\\b|\\ban (?:den|diesen|unseren) preis"},
      {"fr", "\\bvotre (?:\\S+ ){0,2}?(?:demande|consultation|appel d'offres)\\b" ON "\\b(?:notre (?:\\S+ )?(?:offre|devis|cotation|prix|proposition)|"
            "nos (?:\\S+ )?(?:prix|tarifs|conditions)|nous vous (?:proposons|offrons|cotons|faisons|adressons (?:notre|le)))|"
            "\\bnotre (?:\\S+ )?(?:offre|devis|proposition) .{0,40}?(?:suite a|en reponse a) votre (?:demande|consultation)|"
            "\\b(?:attente|reception) de votre (?:\\S+ )?(?:commande|bon de commande)\\b|\\bnous pouvons vous (?:fournir|livrer|proposer|offrir)\\b|\\boffre valable jusqu|\\bdois-je (?:vous )?(?:les |le |la )?(?:reserver|mettre de cote)"},
      {"es", "\\b(?:su|vuestra|tu) (?:\\S+ ){0,1}?(?:solicitud|peticion|consulta|requerimiento|pedido de cotizacion)\\b" ON "\\b(?:(?:le|les|os|te) (?:\\S+ )?"
            "(?:cotizamos|cotizo|ofertamos|ofrecemos|presupuestamos|detallamos|pasamos)|nuestr[ao] (?:\\S+ )?(?:oferta|precio|cotizacion|"
            "presupuesto)|nuestros (?:\\S+ )?precios)\\b|\\b(?:a la espera de|esperamos|aguardamos) su (?:\\S+ )?(?:pedido|orden de compra)\\b|"
            "\\b(?:le|les|os) cotizamos\\b|\\bpodemos (?:suministrar|servir|ofrecer)(?:le|les)\\b|\\boferta valida hasta"},
      {"it", "\\b(?:vostra|sua|vs\\.?) (?:\\S+ ){0,2}?richiesta\\b" ON "\\b(?:(?:vi|le) (?:\\S+ )?(?:quotiamo|offriamo|proponiamo|rimettiamo|formuliamo)|"
            "(?:la )?nostra (?:\\S+ )?(?:offerta|quotazione|proposta)|nostro (?:\\S+ )?(?:preventivo|prezzo))\\b|\\b(?:vi|le) quotiamo\\b|"
            "\\b(?:in attesa|nell'attesa) (?:di un |del |di )?(?:vostro|suo|vs\\.?) (?:\\S+ ){0,2}?ordine\\b|\\bpossiamo (?:fornir|consegnar|offrir)(?:vi|le)\\b|\\bofferta valida fino"},
      {"pt", "\\b(?:vosso|vossa|seu|sua) (?:\\S+ ){0,1}?(?:pedido|solicitacao|consulta)\\b" ON "\\b(?:cotamos|orcamos|(?:a )?nossa (?:\\S+ )?(?:proposta|cotacao|oferta)|"
            "(?:o )?nosso (?:\\S+ )?(?:preco|orcamento)|propomos|(?:apresentamos|enviamos) (?:a |o )?(?:proposta|cotacao|orcamento|oferta))\\b|"
            "\\b(?:a aguardar|aguardamos|aguardo|espera d[aeo]) (?:a |o |d[ao] )?(?:vossa|vosso|sua|seu) (?:\\S+ )?(?:encomenda|pedido|ordem)\\b|\\bpodemos fornecer(?:-lhe|-vos)\\b|\\bproposta valida ate"},
      {"nl", "\\b(?:uw|jullie) (?:\\S+ ){0,1}?(?:\\w*aanvraag|verzoek)\\b" ON "\\b(?:bieden (?:wij|we|ik)|(?:onze|ons) (?:\\S+ )?(?:offerte|prijs|prijzen|aanbieding|aanbod)|"
            "offreren (?:wij|we)|(?:wij|we) (?:\\S+ )?(?:offreren|bieden))\\b|\\bzien (?:wij |we )?uw (?:\\S+ )?(?:order|opdracht|bestelling)\\b|"
            "\\bonze (?:prijs|prijzen|aanbieding) (?:is|zijn) (?:\\S+ ){0,3}?geldig\\b"},
      {"pl", "\\b(?:panstwa|pana|pani|wasze|waszego|panstwu) (?:\\S+ ){0,1}?zapytani\\w+" ON "\\b(?:przedstawiamy|oferujemy|przesylamy|skladamy|proponujemy|przesylam|"
            "(?:nasz\\w+) (?:\\S+ )?(?:ofert\\w+|wycen\\w+|cen\\w+))\\b|\\bczekamy na (?:panstwa )?"
            "zamowieni\\w+"},
      {"cs", "\\bvas[ií] (?:\\S+ ){0,1}?poptav\\w+" ON "\\b(?:nabizime|nabizim|zasilame|zasilam|posilame|posilam|predkladame|(?:nas[ie]|nasi) (?:\\S+ )?(?:nabidk\\w+|cen\\w+))\\b|"
            "\\btesime se na vasi objednavku"},
      {"sv", "\\b(?:er|din|eran) (?:\\S+ ){0,1}?\\w*forfragan\\b" ON "\\b(?:(?:vi|jag) (?:\\S+ )?(?:erbjuda|offererar?|erbjuder)|offererar vi|erbjuder vi|(?:vart|vara|var) (?:\\S+ )?(?:offert|"
            "pris|priser))\\b|\\bser fram emot (?:er|din) (?:order|bestallning)|\\b(?:offerten|priset) (?:galler|ar giltig)"},
      {"tr", "(?:talebiniz|teklif isteginiz)\\w*" ON "\\bteklif(?:imiz|imizi)\\b|talebinize istinaden|teklifimiz(?:i)? (?:\\S+ )?(?:sunar|ekte|bilgi|gecerli)|"
            "siparisinizi bekl"},
      {"ru", "(?<![а-я])ваш[а-я]* (?:\\S+ ){0,2}?(?:запрос|заявк|обращени)[а-я]*" ON "(?:(?:направля|высыла|отправля|предоставля|подготов)[а-я]* (?:\\S+ ){0,3}?(?:предложени|кп(?![а-я])|"
            "цен|счет|счёт|прайс)|предлага(?:ем|ю)|наше предложение|наши цены|готовы поставить)|жд[её](?:м|те?)? (?:\\S+ ){0,2}?ваш[а-я]* заказ|ждать (?:\\S+ ){0,3}?заказ|(?:наше )?предложение действительно (?:до|в течение)|можем (?:поставить|отгрузить) (?:вам|в течение|со склада)"},
      {"zh", "贵(?:司|公司|方)的?(?:询价|詢價|询盘|需求|要求|来函)[^。]{0,24}(?:报价|報價|价格如下|报上)|(?:现|現|我司|我们|敝司|特此|将价格|产品)报价?如下|"
            "(?:期待|等候|静候)(?:您|贵司|贵公司)的?(?:订单|采购单)"},
      {"ja", "(?:ご依頼|お問い?合わ?せ|ご照会|ご用命)(?:いただ|頂)?[^。]{0,24}見積[^。]{0,20}(?:回答|お送り|送付|提出|提示|下記の通り|申し上げ|ご案内)|"
            "見積[^。]{0,12}(?:ご回答|回答申し|提出いたし|ご提示)|(?:ご注文|ご用命|ご発注)を(?:心より)?お待ち"},
      {"ko", "(?:요청|문의|의뢰)(?:하신|해 ?주신|주신) ?[^.]{0,16}견적|견적(?:을|서를|서)? ?(?:회신|제출|송부|보내)(?:해 ?)?드립|"
            "(?:발주|주문)(?:를)? ?기다리"},
      {"ar", "(?:طلبكم|استفساركم|طلبك|مراسلتكم)" ON "(?:عرضنا|اسعارنا|نقدم لكم|نعرض عليكم|يسعدنا|يسرنا)|(?:بالاشاره|اشاره|ردا|بناء) (?:الي|علي) طلبكم.{0,60}?سعر|هل نؤكد (?:ال)?طلب|عرضنا (?:ساري|صالح)|بانتظار (?:امر الشراء|طلبيتكم)"},
      {"he", "(?:פנייתך|פנייתכם|בקשתך|בקשתכם)" ON "(?:הצעתנו|הצעת המחיר שלנו|להלן הצעת|מצורפת הצעת|אנו מציעים)|(?:ההצעה|ההצעה שלנו) (?:תקפה|בתוקף)|"
            "(?:נשמח|מחכים) ל(?:קבל את )?הזמנתכם"},
      {"pl", "\\bmozemy (?:panstwu )?(?:dostarczyc|zaoferowac)\\b"},
      {"nl", "\\b(?:kunnen|kan) (?:wij|we|ik) u (?:\\S*[^\\s.!?] ){0,6}?(?:leveren|aanbieden)\\b"},
      {"cs", "\\bmuzeme vam (?:dodat|nabidnout)\\b"},
      {"sv", "\\bvi kan (?:leverera|erbjuda er)\\b"},
      {NULL, NULL}}},
    /* What one costs: in answer to a request (rules_facts.c) it is a supplier's word. */
    {"names-price",
     "vendor",
     IN_BODY,
     -60,
     {{"en", "[€£$] ?\\d[\\d.,]* ?(?:each|per |apiece|nett?\\b|a piece|/)|\\d ?(?:eur|euros?|gbp|usd|aed|inr) ?(?:/|each|per |apiece|nett?\\b|a piece)|\\bprice (?:\\w+ ){0,2}?[€£$] ?\\d"},
      {"de", "\\d ?(?:€|eur|euro|chf) (?:netto|je |pro |das stuck|/)|\\b(?:stuckpreis|preis|kosten|zu je) (?:\\S+ ){0,2}?\\d[\\d.,]* ?(?:€|eur|chf)"},
      {"fr", "\\d ?(?:€|eur|euros|chf) (?:ht\\b|piece|la piece|l'unite|le metre|/)|\\bprix (?:\\S+ ){0,2}?\\d[\\d.,]* ?(?:€|eur)"},
      {"es", "\\d ?(?:€|eur|euros|usd|mxn) (?:la unidad|cada|por unidad|/)|\\bprecio (?:\\S+ ){0,2}?\\d[\\d.,]* ?(?:€|eur|usd)"},
      {"it", "\\d ?(?:€|eur|euro) (?:cad\\b|cadauno|l'un[oa]|al pezzo|/)|\\bprezzo (?:\\S+ ){0,2}?\\d[\\d.,]* ?(?:€|eur)"},
      {"pt", "\\d ?(?:€|eur|euros|reais) (?:cada|por unidade|a unidade|/)|r\\$ ?\\d[\\d.,]* (?:cada|a unidade|por)|\\bpreco (?:\\S+ ){0,2}?\\d[\\d.,]* ?(?:€|eur)"},
      {"nl", "\\d ?(?:€|eur|euro) (?:per stuk|excl|/)|€ ?\\d[\\d.,]* (?:per|excl)|\\bprijs (?:\\S+ ){0,2}?€ ?\\d"},
      {"pl", "\\d ?zl ?(?:/|za |netto|brutto)|\\bcena (?:\\S+ ){0,2}?\\d[\\d.,]* ?(?:zl|eur)"},
      {"cs", "\\d ?kc ?(?:/|za |bez dph|s dph)|\\bcena (?:\\S+ ){0,2}?\\d[\\d.,]* ?(?:kc|eur)"},
      {"sv", "\\d ?(?:kr|sek) ?(?:/|st\\b|per |styck|exkl|fritt)|\\bpris(?:et)? (?:\\S+ ){0,2}?\\d[\\d.,]* ?(?:kr|sek)"},
      {"tr", "\\bbirim fiyat\\w* (?:\\S+ )?\\d|\\bfiyat\\w* (?:\\S+ ){0,2}?\\d[\\d.,]* ?(?:tl|usd|eur)|adedi \\d"},
      {"ru", "\\d ?руб[а-я.]* ?(?:/|за |с ндс|без ндс)|цена (?:\\S+ ){0,2}?\\d[\\d.,]* ?руб"},
      {"zh", "单价(?:为|是|:)? ?\\d[\\d.]* ?(?:元|美)"},
      {"ja", "単価(?:は|:)? ?\\d[\\d,]* ?円"},
      {"ko", "단가(?:는|:)? ?\\d[\\d,]* ?원"},
      {"ar", "سعر (?:\\S+ ){0,2}?\\d[\\d.,]* ?(?:ريال|درهم|دولار)"},
      {"he", "(?:מחיר|מחיר ליחידה) (?:\\S+ ){0,2}?\\d[\\d.,]* ?(?:ש\"ח|שקל)"},
      {NULL, NULL}}},
    /* Speaks of our price, or finds it dear. */
    {"bargains",
     NULL,
     IN_BODY,
     0,
     {{"en", "\\byour (?:\\w+ )?(?:price|quot\\w+|offer|rate)s?\\b|\\bfor the (?:quote|quotation|offer|price)\\b|\\bcan you (?:match|beat|do better)|\\b(?:cheaper|too (?:high|much|dear|expensive)|budget)\\b"},
      {"de", "\\bihre?[nms]? (?:\\S+ )?(?:preise?|angebot|offerte)\\b|\\b(?:gunstiger|zu (?:teuer|hoch)|nachlass|budget)\\b"},
      {"fr", "\\bvo(?:tre|s) (?:\\S+ )?(?:prix|offre|devis|tarifs?)\\b|\\b(?:trop (?:cher|eleve)|moins cher|budget)\\b"},
      {"es", "\\b(?:su|sus|vuestr[ao]|tu) (?:\\S+ )?(?:precios?|oferta|cotizacion|presupuesto)\\b|\\b(?:mas barato|demasiado|muy caro)\\b"},
      {"it", "\\b(?:troppo (?:alto|caro)|piu basso)\\b|\\b(?:vostr[aoi]|sua|suo) (?:\\S+ )?(?:prezz[oi]|offerta|preventivo)\\b"},
      {"pt", "\\b(?:mais barato|muito caro)\\b|\\b(?:voss[oa]|seu|sua) (?:\\S+ )?(?:preco|proposta|cotacao|orcamento)\\b"},
      {"nl", "\\b(?:uw|jullie) (?:\\S+ )?(?:prijs|prijzen|offerte)\\b|\\b(?:te duur|te hoog|goedkoper)\\b"},
      {"pl", "\\b(?:za drogo|taniej)\\b|\\b(?:panstwa|wasz\\w*) (?:\\S+ )?(?:cen\\w*|ofert\\w*)\\b"},
      {"cs", "\\b(?:prilis drah\\w*|levneji)\\b|\\bvas[aie]\\w* (?:\\S+ )?(?:cen\\w*|nabid\\w*)\\b"},
      {"sv", "\\b(?:for dyrt|billigare)\\b|\\b(?:er|ert|era|din) (?:\\S+ )?(?:pris|priser|offert)\\b"},
      {"tr", "fiyatiniz|teklifiniz"},
      {"ru", "(?<![а-я])ваш[а-я]* (?:\\S+ )?(?:цен|предложени|кп(?![а-я]))|дорого|дешевле"},
      {"zh", "太贵|便宜|(?:贵司|你们|您)的?(?:报价|价格)"},
      {"ja", "(?:御社|貴社)の?(?:見積|価格)|いただいた(?:お)?見積"},
      {"ko", "비싸|네고|(?:귀사|보내주신)(?:의)? ?(?:견적|가격)"},
      {"ar", "عرضكم|سعركم|اسعاركم"},
      {"he", "(?:ההצעה|המחיר) שלכם"},
      {NULL, NULL}}},
    /* Used or left over, and soon to be gone: who has it sells. */
    {"clears-out",
     "vendor",
     IN_WORDS,
     -60,
     {{"en", "\\b(?:we|i)(?:'ve| have|'re| are|'m| am)? (?:\\S*[^\\s.!?] ){0,14}?(?:for sale|to dispose of|surplus to|selling off)\\b|"
           "\\b(?:price|asking|want|wanted|only) for (?:the lot|all of (?:it|them)),? (?:€|£|\\$|\\d|eur|usd|gbp)|"
           "\\bfirst (?:come,? first served|deposit|to (?:pay|collect))\\b|\\bo\\.?n\\.?o\\b|(?<!any )(?<!have )(?<!for )(?<!need )\\b(?:surplus|ex-?demo|ex-?lease|used|second-?hand|reconditioned|refurbished) "
           "(?:\\S*[^\\s.!?] ){0,8}?(?:for sale|available (?:from|in|at|now))\\b|\\b(?:would|could|might) (?:they|it|these|this|any) (?:\\S+ ){0,2}?be of (?:use|interest) "
           "(?:to|for) you|\\b(?:from|out of) (?:a |an |the )?(?:insolvency|liquidation|bankruptcy|receivership)\\b"},
      {"de", "\\b(?:wir|ich|haben wir|habe ich|hatten wir) (?:\\S*[^\\s.!?] ){0,12}?(?:abzugeben|zu verkaufen|zum verkauf)(?! (?:ist|sind|war))|\\b(?:wir verkaufen|verkaufen wir) (?:\\S+ ){0,4}?"
            "(?:gebraucht|bestand|lager)|\\baus (?:\\S+ )?(?:insolvenz|betriebsauflosung|lagerauflosung|geschaftsaufgabe|betriebsaufgabe|werksschliessung)\\b|"
            "\\b(?:restposten|uberbestande?)\\b|\\b(?:vb|vhb) \\d|\\d+ ?(?:euro|€|eur) (?:vb|vhb)\\b"},
      {"fr", "\\ba ceder\\b|\\b(?:nous|j'ai|on|avons) (?:\\S*[^\\s.!?] ){0,12}?a vendre\\b|\\b(?:nous|on) (?:cedons|cede|revendons|mettons en vente)\\b|\\bsuite a (?:une |la |notre )?(?:liquidation|"
            "cessation d'activite|fermeture d'usine)\\b|\\b(?:destockage|surstock)\\b"},
      {"es", "\\b(?:tenemos|tengo|ponemos) (?:\\S*[^\\s.!?] ){0,12}?(?:en venta|a la venta)\\b|\\bvendemos (?:\\S+ ){0,6}?(?:de segunda mano|usad\\w+|excedente\\w*)\\b|\\bliquidamos\\b|\\b(?:por|tras) "
            "(?:el )?cierre de (?:\\w+ )?(?:fabrica|planta|negocio|empresa|almacen)\\b|\\b(?:precio (?:del|por el)|por el) lote\\b"},
      {"it", "\\b(?:abbiamo|ho|mettiamo) (?:\\S*[^\\s.!?] ){0,12}?in vendita\\b|\\b(?:cediamo|vendesi)\\b|\\b(?:cessat\\w+ attivita|da fallimento)\\b|\\busat[oaie] (?:\\S+ ){0,6}?"
            "(?:disponibil[ei]|visibil[ei]|in pronta consegna)\\b"},
      {"pt", "\\b(?:temos|tenho|pomos) (?:\\S*[^\\s.!?] ){0,12}?a venda\\b|\\bvendemos (?:\\S+ ){0,6}?(?:usad\\w+|em segunda mao|excedent\\w+)\\b|\\bvende-se\\b|\\b(?:preco|valor) (?:pelo|do) lote\\b"},
      {"nl", "\\b(?:wij|we|ik) (?:\\S*[^\\s.!?] ){0,12}?te koop\\b|\\b(?:wij|we) verkopen (?:\\S+ ){0,4}?(?:gebruikt|tweedehands|overtollig)|\\buit (?:een )?(?:faillissement|bedrijfsbeeindiging|opheffing)\\b|"
            "\\b(?:vraagprijs|restpartij\\w*|partijhandel)\\b"},
      {"pl", "\\b(?:na sprzedaz|do sprzedania|sprzedam|odsprzedamy)\\b|\\bsprzedajemy (?:\\S+ ){0,4}?uzywan\\w+|\\b(?:zostal[oay] nam|oddamy po|oddam po)\\b|\\bz (?:likwidacji|upadlosci)\\b|\\bnadwyzk\\w+ magazynow\\w+"},
      {"cs", "\\b(?:mame|nabizime) (?:\\S*[^\\s.!?] ){0,12}?(?:na prodej|k prodeji)\\b|\\b(?:prodame|prodam|odprodame)\\b|\\bz (?:likvidace|insolvence)\\b"},
      {"sv", "\\b(?:vi|jag) (?:\\S*[^\\s.!?] ){0,12}?till salu\\b|\\b(?:saljes|bortsaljes)\\b|\\bsaljer (?:\\S+ ){0,4}?begagnad\\w*|\\bfran (?:en )?konkurs\\b"},
      {"tr", "\\b(?:satiliktir|elden cikar\\w*)\\b|(?:elimizde|firmamizda) (?:\\S*[^\\s.!?] ){0,10}?satilik|ikinci el (?:\\S+ ){0,6}?(?:mevcuttur|satiyoruz)"},
      {"ru", "(?<![а-я])(?:прода[её]м|реализуем) (?:\\S+ ){0,6}?(?:б/у|остатк|излишк|неликвид|бывш)|(?<![а-я])(?:прода[её]тся|продаются|продам|распрода[её]м)(?![а-я])|(?:в связи с|из-за) (?:закрытием|"
            "ликвидацией|банкротством)[^.]{0,40}?(?:прода|реализ|распрод)"},
      {"zh", "(?:我司|我们|本厂|现有)[^。]{0,12}(?:出售|转让|轉讓)|(?:出售|转让|轉讓)[^。]{0,6}(?:二手|库存|庫存|闲置)|(?:二手|库存|闲置)[^。]{0,14}(?:出售|转让|轉讓)|打包价|(?:搬迁|停产|倒闭)[^。]{0,6}(?:处理|出售|转让)|(?:可|能)[^。]{0,6}看机"},
      {"ja", "(?:中古|余剰|在庫処分|閉鎖)[^。]{0,30}(?:お譲り|売却|引き取り)|(?:売却|お譲り)(?:を)?(?:いたし|したい|希望|先を)"},
      {"ko", "(?:중고|잉여|재고)[^.]{0,24}(?:판매(?:합니다|하고 있)|매각|처분|양도)|매각(?:합니다|하고)"},
      {"ar", "(?:لدينا|عندنا) (?:\\S+ ){0,8}?للبيع|(?:لدينا|عندنا) (?:\\S+ ){0,4}?فائض|تصفيه (?:المصنع|المستودع|المخزن)"},
      {"he", "(?:יש לנו|ברשותנו) (?:\\S+ ){0,8}?למכירה|(?:אנו|אנחנו) מוכרים (?:\\S+ ){0,6}?(?:משומש|עודפ)|פירוק מפעל"},
      {NULL, NULL}}},
    /* Who buys from us has a buyer himself; who looks for ours does not know us. */
    {"our-buyer",
     "vendor",
     IN_WORDS,
     -60,
     {{"en", "\\byour (?:\\w+ )?(?:buyers?|purchasers?|purchasing (?:manager|department|dept|team|officer|people)|procurement (?:manager|department|dept|team|officer|people|lead)|"
           "facilities manager|fleet manager|transport manager|office manager|marketing manager|hr (?:manager|department|team)|it manager|decision ?makers?)\\b(?!')|\\b(?:who|whoever|"
           "person (?:who|that)|one who|somebody who) (?:\\w+ )?(?:looks after|is in charge of|handles|deals with|is responsible for|manages|buys|is in charge|decides on|"
           "takes care of) (?:your|the) (?:\\w+ )?(?:purchas\\w+|procurement|buying|utilit\\w+|energy|electricity|gas|telephon\\w+|insurance|print\\w+|cleaning|waste|marketing|"
           "recruit\\w+|fleet|freight|logistics|shipping|transport|stationery|packaging|website|software|supplies)|\\b(?:in charge of|responsible for) (?:your )?(?:purchas\\w+|procurement|"
           "the purchas\\w+)\\b(?! (?:at|for|of) (?:our|a |the ))|\\bput me (?:through|in touch) (?:to|with) (?:the person|whoever|your)"},
      {"de", "\\b(?:ihr(?:em|en|er|es|e)?|eure[mnrs]?) (?:\\S+ )?(?:einkaufs?(?:abteilung|leit\\w+)?|einkauf(?:er|erin)|beschaffung|fuhrparkleit\\w+|personalabteilung|marketingleit\\w+)\\b|"
            "\\bansprechpartner(?:in|s)? (?:\\S+ ){0,4}?(?:einkauf|beschaffung|logistik|energie|versand|reinigung)\\b|\\bwer (?:\\S+ ){0,6}?(?:einkauf|beschaffung) (?:\\S+ )?(?:zustandig|verantwortlich)"},
      {"fr", "\\bvo(?:tre|s) (?:\\S+ )?(?:services?|departements?|direction|responsables?|equipe) (?:des )?achats?\\b|\\bvo(?:tre|s) acheteurs?\\b|\\b(?:personne|interlocuteur) (?:\\S+ ){0,4}?"
            "(?:en charge|responsable|chargee?) (?:des|de vos|de la|du) (?:\\S+ )?(?:achats?|energie|transports?|nettoyage|recrutement|communication)\\b"},
      {"es", "\\b(?:su|vuestro|tu|el) (?:departamento|area|equipo|responsable|jefe|encargado) de compras de (?:su|vuestra|ustedes)|\\b(?:su|vuestro|tu) (?:departamento|area|equipo|responsable|jefe|"
            "encargado) de compras\\b|\\b(?:persona|responsable|encargad\\w+|quien) (?:\\S+ ){0,4}?(?:de (?:las |sus )?compras|de (?:la )?logistica|del transporte)\\b|\\bcon quien "
            "(?:\\S+ ){0,3}?hablar (?:\\S+ )?(?:de|sobre) (?:compras|logistica|transporte|energia|la luz|limpieza)"},
      {"it", "\\b(?:vostr[oa]|suo|sua) (?:ufficio|responsabile|reparto|direttore) (?:degli )?acquisti\\b|\\b(?:chi (?:\\S+ )?si occupa|la persona (?:\\S+ ){0,3}?(?:che si occupa|responsabile)) (?:degli|di|"
            "dei|della) (?:\\S+ )?(?:acquisti|logistica|trasporti|energia|pulizie)\\b"},
      {"pt", "\\b(?:vosso|seu|vossa|sua) (?:(?:departamento|setor|sector|equipa|equipe|responsavel|area) (?:de|das) compras|comprador\\w*)\\b|\\b(?:quem|pessoa) (?:\\S+ ){0,4}?(?:responsavel|"
            "encarregad\\w+) (?:pel[oa]s?|das|de) (?:\\S+ )?(?:compras|logistica|frete|energia)\\b"},
      {"nl", "\\b(?:uw|jullie) (?:inkoper|inkoopafdeling|afdeling inkoop|wagenparkbeheerder|inkoopteam)\\b|\\bwie (?:\\S+ ){0,5}?(?:inkoper|inkoop|inkopen)\\b|\\bverantwoordelijk(?:e)? voor "
            "(?:de |uw |jullie )?(?:inkoop|energie|schoonmaak)\\b"},
      {"pl", "\\b(?:panstwa|wasz\\w*|swoj\\w*) dzial\\w* (?:zakup\\w+|zaopatrzeni\\w+)|\\bosob\\w+ (?:\\S+ ){0,2}?(?:od|odpowiedzialn\\w+ za|zajmujac\\w+ sie|decyzyjn\\w+ (?:w|ws)) "
            "(?:\\S+ )?(?:zakup\\w*|zaopatrzeni\\w+|transport\\w*|logistyk\\w*)"},
      {"pl", "\\bkto u panstwa (?:\\S+ )?(?:zajmuje sie|odpowiada za|decyduje o) (?:\\S+ )?(?:zakup|flot|energi|transport|logistyk|ubezpiecz|sprzatani|druk|marketing|rekrut)\\w*"},
      {"nl", "\\bmet wie kan ik (?:het hebben|spreken|praten) over (?:uw|jullie) (?:\\S+ )?(?:energie|stroom|gas|inkoop|schoonmaak|verzekering|wagenpark|telefonie|drukwerk)"},
      {"ja", "ご担当者様?(?:を|の)?(?:お教え|ご紹介|お取り次ぎ|お繋ぎ)"},
      {"ko", "(?:총무|물류|자재) ?담당자?(?:님|분)"},
      {"cs", "\\bvas\\w* (?:nakupci\\w*|nakupni\\w* oddeleni|oddeleni nakupu)|\\b(?:kdo|osob\\w+|kontakt na) (?:\\S+ ){0,6}?(?:nakup\\b|nakupci|nakupu\\b)"},
      {"sv", "\\b(?:er|din|eran) (?:inkopare|inkopschef|inkopsavdelning|inkopsansvarig\\w*)\\b|\\b(?:vem|nagon|den) (?:\\S+ ){0,5}?ansvar\\w* (?:for|over) (?:\\S+ )?inkop"},
      {"tr", "satin ?alma (?:biriminiz|departmaniniz|bolumunuz|sorumlunuz|yetkiliniz|mudurunuz)\\w*|satin ?alma(?:dan|yla|nin)? (?:\\S+ )?(?:kim ilgileniyor|sorumlusu kim|sorumlu (?:kisi|arkadas|olan))"},
      {"ru", "(?<![а-я])ваш[а-я]* (?:отдел[а-я]* (?:закупок|снабжения|логистики)|(?:закупщик|снабжен)[а-я]*)|кто (?:\\S+ ){0,5}?(?:отвечает за|занимается|по вопросам) (?:\\S+ )?(?:закупк|"
            "снабжени|логистик|перевозк)[а-я]*|с кем (?:\\S+ ){0,3}?(?:обсудить|поговорить|связаться) (?:\\S+ ){0,3}?(?:закупк|снабжени|логистик|перевозк|поставк)[а-я]*"},
      {"zh", "(?:贵司|贵公司|您公司|你们|您们|你司)的?采购(?:部|经理|主管|负责人|人员)|(?:负责|主管)采购的|采购负责人(?:是|的)?(?:联系|哪|谁|您)"},
      {"ja", "(?:御社|貴社)の?(?:購買|仕入れ?|調達)(?:部|課|ご?担当)|(?:ご購買|購買|仕入れ?|調達)の?ご担当者?様?(?:を|に|へ|は|と)"},
      {"ko", "귀사(?:의)? ?(?:구매|조달|총무)[^.]{0,4}(?:담당|부서|팀)|(?:구매|조달) ?담당자(?:님|분)"},
      {"ar", "(?:مسؤول|مدير|قسم|اداره) (?:ال)?مشتريات (?:لديكم|عندكم|في شركتكم)|(?:من|المسؤول) (?:\\S+ ){0,3}?عن (?:ال)?(?:مشتريات|شحن)"},
      {"he", "(?:אחראי|אחראית|מנהל|מנהלת) (?:על )?(?:ה)?רכש.{0,12}(?:אצלכם|שלכם)|מי (?:ה)?(?:אחראי|אחראית)(?: אצלכם)? על (?:ה)?רכש|מחלקת הרכש שלכם"},
      {NULL, NULL}}},
    /* "Tell me your weights and I quote": the price is his. */
    {"will-quote",
     "vendor",
     IN_WORDS,
     -55,
     {{"en", "\\b(?:i|we)(?:'ll| will| can| could|'d gladly| would gladly)(?: also| gladly| then| even| happily)? (?:quote|price (?:it|that|the job|your)|prepare (?:you )?(?:a|your|our) (?:\\w+ )?(?:quote|offer|"
           "quotation|estimate)|(?:give|send|let|get) you (?:have )?(?:a|our) (?:\\w+ )?(?:quote|price|quotation|estimate))\\b(?! (?:our|my|to|the (?:client|customer|end|main|contractor|job)|for (?:our|the)|them|him|it to|on to))|\\b(?:can|may|could|shall|"
           "let) (?:i|we|me|us) (?:quote|price) (?:for )?(?:you|it|your|the job|yours)\\b|\\b(?:comes|come|works|work) (?:out )?(?:to|at) (?:about|around|roughly|only) [€£$]\\d.{0,120}?\\b(?:yours|your|you)\\b"},
      {"de", "\\b(?:mache|machen|erstelle|erstellen|unterbreite|unterbreiten|kalkuliere|rechne|sende|schicke) (?:ich|wir) ihnen (?:\\S*[^\\s.!?] ){0,6}?(?:\\w*angebot|preis|pauschal\\w*|kostenvoranschlag)\\b|"
            "\\b(?:wurden?|mochten?|durfen|darf|konnen|kann|konnten?) (?:ich |wir )?(?:ihnen|euch) (?:\\S*[^\\s.!?] ){0,6}?angebot (?:\\S+ )?(?:machen|unterbreiten|erstellen|vorlegen|zusenden)\\b"},
      {"fr", "\\b(?:je|nous) (?:peux|puis|pouvons|pourrai|pourrais|pourrions) (?:vous |aussi |volontiers |egalement |rapidement ){0,3}(?:etablir|faire|chiffrer|proposer|remettre|envoyer) (?:un|votre|notre|mon) "
            "(?:\\S+ )?(?:devis|offre|cotation)|\\b(?:je|nous) vous (?:etablis|etablissons|fais|faisons|chiffre|chiffrons|prepare|preparons) (?:un|votre|notre|mon) (?:\\S+ )?(?:devis|offre)|\\bdevis gratuit\\b"},
      {"es", "\\b(?:le|les|os|te) (?:\\S+ )?(?:paso|pasamos|hago|hacemos|preparo|preparamos|cotizo|doy|damos|puedo (?:pasar|hacer|dar)|podemos (?:pasar|hacer|dar)) (?:\\S+ ){0,2}?(?:precios?|presupuesto|cotizacion|"
            "oferta|tarifas?)\\b|\\b(?:puedo|podemos) (?:hacer|preparar|pasar|dar)(?:le|les|os|te) (?:\\S+ )?(?:presupuesto|precios?|oferta)|\\bpresupuesto (?:gratis|gratuito|sin coste)\\b"},
      {"it", "\\b(?:vi|le|ti) (?:\\S+ )?(?:faccio|facciamo|preparo|prepariamo|invio|inviamo|quoto) (?:\\S+ ){0,2}?(?:preventivo|offerta|quotazione|prezzi)\\b|\\b(?:posso|possiamo) (?:far|preparar|inviar)\\w+ (?:\\S+ )?"
            "preventivo\\b|\\bpreventivo gratuito\\b"},
      {"pt", "\\b(?:posso|podemos) (?:lhe |vos |tambem )?(?:apresentar|fazer|enviar|dar|passar|preparar)(?:-lhe|-vos)? (?:um|uma|o|a|nossa|nosso) (?:\\S+ )?(?:orcamento|cotacao|proposta)\\b|\\b(?:eu |ja )?(?:passo|devolvo|"
            "devolvemos|passamos|retorno com|faco) (?:a|o|uma|um|nossa) (?:cotacao|orcamento|proposta)\\b(?! (?:assinad|aprovad))|\\borcamento gratuito\\b"},
      {"nl", "\\b(?:maak|maken|stuur|sturen|geef|geven|doe|doen) (?:ik|wij|we) (?:u |jullie |je |dan |graag ){0,3}(?:een |onze |vrijblijvend ){0,2}(?:offerte|prijs|prijsopgave|aanbod|aanbieding)\\b|\\b(?:zullen|mogen|mag|zal) (?:ik|wij|we) "
            "(?:\\S*[^\\s.!?] ){0,8}?(?:offerte|prijs|aanbod) (?:maken|sturen|uitbrengen|doen)\\b"},
      {"pl", "\\b(?:moge|mozemy) (?:\\S+ )?(?:wycenic|przygotowac (?:\\S+ )?(?:oferte|wycene)|zaproponowac|przedstawic (?:\\S+ )?oferte)\\b|\\b(?:przygotuje|przygotujemy|przedstawimy|wycenimy) (?:\\S+ )?(?:oferte|wycene|calosc|prace)?"},
      {"cs", "\\b(?:pripravim|pripravime|zpracujeme|zpracuji|udelame|udelam|spocitame|spocitam) (?:\\S+ ){0,2}?(?:cenovou )?(?:nabidku|kalkulaci|rozpocet)\\b|\\brad[i]? vam (?:\\S+ )?(?:pripravim\\w*|nacenim\\w*|spocitam\\w*)"},
      {"sv", "\\b(?:jag|vi) (?:kan )?(?:lamnar?|gor|ger|skickar?|raknar?) (?:\\S+ ){0,2}?(?:offert|prisforslag|prisuppgift)\\b|\\beller lamnar offert|\\b(?:kan|far) (?:jag|vi) (?:fa )?(?:lamna|rakna pa|offerera)"},
      {"tr", "\\bfiyat (?:da )?(?:verebiliri[mz]|veririm|veririz)\\b|\\b(?:fiyat )?teklif(?:i|imizi)? (?:hazirlayalim|verelim|sunalim|iletelim|hazirlayabiliriz)\\b"},
      {"ru", "(?<![а-я])(?:рассчитаем|посчитаем|рассчитаю|просчитаем|посчитаю|(?:можем|могу|готовы) (?:посчитать|рассчитать|подготовить)) (?:\\S+ ){0,4}?(?:стоимост|смет|кп(?![а-я])|предложени|расч[её]т|цен|прайс)[а-я]*"},
      {"zh", "我(?:们|司)?(?:马上|立即|尽快|会|可以)?(?:给|給|为|為)(?:您|贵司|你们?)(?:报|報|估|核)价?|(?:马上|立即|尽快|免费)(?:给|为)(?:您|贵司)(?:报价|估价|核价)"},
      {"ja", "お?見積(?:り|もり|書)?を?(?:いたします|致します|させていただき|差し上げ|お出し|ご提示いたし)"},
      {"ko", "견적(?:을|서를|서)? ?(?:바로 |무료로 |빠르게 )?(?:드리겠습니다|드립니다(?! ?부탁)|보내 ?드리겠|제공해 ?드|산출해 ?드|내 ?드(?:리|립))"},
      {"ar", "(?:ونرسل|نرسل|سنرسل|ونقدم|نعطيكم|نوافيكم)\\S* (?:لكم |لك )?(?:\\S+ )?(?:عرض|السعر|سعر|باسعار|بالسعر)"},
      {"he", "(?:אחזור|אשלח|נשלח|נחזור|אכין|נכין)\\S* (?:\\S+ ){0,3}?(?:הצעת|ההצעה|מחיר)"},
      {NULL, NULL}}},
    {NULL, NULL, 0, 0, {{NULL, NULL}}},
};
