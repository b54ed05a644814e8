/* Built-in rules: somebody wants an order, a service, a demonstration, a call. */
#include "parser/rules_builtin.h"

/* One pattern a language */
/* clang-format off */
const BuiltinRule rules_buy[] = {
    {"go-ahead",
     "order",
     IN_WORDS,
     50,
     {{"en", "(?:\\b(?:go ahead with|(?:we|i) (?:hereby )?accept (?:your|the) (?:offer|quote|quotation|"
           "proposal)|please (?:proceed|go ahead) with (?:the|your|option|our|this)|(?:happy|like|want|"
           "ready|decided) to (?:proceed|go ahead)(?: with)?|(?:we|i)(?:'ll| will) (?:take|have) (?:the |"
           "\\d|all|both|it\\b|them\\b)|count us in|po (?:number|no\\.?|#)? ?(?:follows|to follow|will follow|"
           "attached|is attached|enclosed)|ship (?:it |them )?to (?:the|our) \\w+ dock|same as \\w+,? (?:pls|"
           "please))|\\bpo ?#? ?\\w*\\d+ (?:is )?attached)"},
      {"de", "\\b(?:(?:wir|ich) nehme[n]? (?:ihr|das) angebot|angebot (?:\\S+ ){0,4}?an(?:genommen|nehmen)|"
            "beauftrag\\w+ (?:wir|ich|sie)|auftrag (?:hiermit )?erteil\\w+|bitte (?:\\S+ ){0,3}?ausfuhren|"
            "freigabe erteilt)"},
      {"fr", "\\b(?:bon pour accord|nous acceptons votre (?:offre|devis)|j'accepte votre|devis (?:\\S+ )?(?:accepte|"
            "valide|signe)|vous pouvez lancer)"},
      {"es", "\\b(?:aceptamos (?:su|la) (?:oferta|cotizacion|presupuesto)|acepto (?:su|el|la)|adelante con|"
            "procedan con)"},
      {"it", "\\b(?:accettiamo (?:la vostra|l')\\s?(?:offerta|preventivo)|accetto (?:la|il|l')|procedete (?:pure )?con|"
            "confermiamo l'ordine)"},
      {"pt", "\\b(?:aceitamos (?:a|sua) (?:proposta|oferta|cotacao)|pode (?:seguir|prosseguir)|aprovad[oa] (?:a|"
            "o) (?:orcamento|proposta)|podem avancar)"},
      {"nl", "\\b(?:(?:wij|we|ik) ga(?:an)? akkoord|akkoord met (?:de|uw) offerte|doe maar|jullie mogen|"
            "graag (?:de )?order)"},
      {"pl", "\\b(?:akceptuj\\w+ ofert\\w|prosz\\w+ o realizacj\\w|przyjmuj\\w+ ofert\\w)"},
      {"cs", "\\b(?:(?:nabidku )?prijimame|souhlasime s nabidkou|akceptuj\\w+ nabidku|prosim objednejte)"},
      {"sv", "\\b(?:vi accepterar (?:er )?offert|vi godkanner offert\\w*|vi tar (?:ert|offerten)|kor pa)"},
      {"tr", "(?:teklifinizi (?:kabul|onay)|onayliyoruz|siparise gec)"},
      {"ru", "(?:принимаем (?:ваше )?(?:кп|предложение)|согласны с (?:ценой|предложением|кп)|берем|выставляйте счет|"
            "выставите счет)"},
      {"zh", "(?:同意|接受)(?:贵司|你方|此)?(?:报价|報價)|按(?:此|该)报价(?:执行|下单)"},
      {"ja", "(?:お見積|見積)[^。]{0,12}(?:で進め|でお願い|承認|にて発注)|進めてください"},
      {"ko", "견적(?:대로|으로) ?(?:진행|발주)|진행해 ?주세요"},
      {"ar", "نوافق علي (?:العرض|عرضكم)|نقبل عرضكم"},
      {"he", "מאשרים את (?:ההצעה|הצעת)|אנחנו מאשרים"},
      {"en", "\\bhappy with (?:the|your) (?:\\w+ )?(?:quote|drawing|price|proposal|offer|design|sample|"
            "figures|terms)|\\blet's (?:get (?:it|this|them) (?:booked|ordered|going|moving)|go (?:ahead|"
            "for it)|do (?:it|this)|proceed)|\\bwe(?:'d| would) like to take you up|\\braise the (?:po|"
            "paperwork|purchase order)"},
      {"en", "\\b(?:treat|consider|take|accept|regard) (?:this|the) (?:\\w+ )?(?:as |to be )?(?:our|my|an?|the) (?:\\w+ ){0,2}?(?:order|acceptance|go-?ahead)\\b|\\b(?:our|my|this is an?) (?:firm|official|formal) (?:purchase )?order\\b|"
            "\\byour (?:\\w+ )?(?:quote|quotation|offer|proposal) (?:\\S{0,12}\\d\\S{0,12} )?(?:is|has been|was) (?:hereby |now )?(?:approved|accepted)\\b|\\b(?:quote|quotation) (?:is )?approved,"},
      {"de", "\\bangebot (?:\\S{0,12}\\d\\S{0,12} )?(?:ist in ordnung|passt|geht in ordnung|sagt uns zu|ist angenommen|wird angenommen)\\b|\\b(?:auftrag|bestellung) (?:so |bitte ){0,2}(?:einbuchen|einplanen)\\b|\\bals (?:verbindliche |feste |unsere ){0,2}bestellung (?:zu )?(?:betracht|anzuseh|versteh|anseh)\\w+|"
            "\\b(?:liefern|bestellen|ordern) (?:\\S*[^\\s.!?] ){0,6}?wie angeboten\\b"},
      {"fr", "\\bvotre (?:devis|offre|proposition) (?:\\S{0,12}\\d\\S{0,12} )?(?:nous convient|est accepte|est valide)|\\b(?:ce|cet|present|votre) (?:mail|e-mail|message|courriel|devis) comme (?:notre |une |bon de ){0,2}commande"},
      {"es", "\\b(?:si|con) (?:\\S*[^\\s.!?] ){1,8}?(?:cerramos|cerrariamos|confirmamos|confirmariamos) (?:el pedido|la compra|la orden|hoy)\\b|\\bsu (?:oferta|cotizacion|presupuesto) (?:\\S{0,12}\\d\\S{0,12} )?(?:queda|esta|ha sido) (?:aceptad|aprobad)[oa]|\\bvisto bueno a su"},
      {"it", "\\baccett(?:iamo|o) (?:il|la) (?:vostr[oa]|vs\\.?|suo|sua) (?:\\S+ )?(?:preventivo|offerta)|\\b(?:vi|le) pass(?:iamo|o) (?:\\S+ )?ordine\\b|\\b(?:con|se) (?:\\S*[^\\s.!?] ){1,8}?conferm(?:iamo|eremmo|eremo) (?:\\S+ )?l'\\s?ordine"},
      {"pt", "\\baceit(?:amos|o) (?:a |o )?(?:vossa|vosso|sua|seu) (?:\\S+ )?(?:proposta|orcamento|cotacao|oferta)|\\b(?:com|se) (?:\\S*[^\\s.!?] ){1,8}?confirm(?:amos|ariamos) (?:a encomenda|o pedido)\\b"},
      {"nl", "\\bplaatsen (?:wij|we) (?:direct |meteen |graag |vandaag |nog |hierbij )+(?:de|een|onze) (?:order|bestelling)\\b|\\bakkoord met (?:de|uw|jullie) (?:\\S+ )?(?:offerte|aanbieding|prijs)\\b"},
      {"pl", "\\bakceptuj\\w+ (?:panstwa|wasz\\w*|pan[ai]) (?:\\S+ )?ofert\\w+|\\bpanstwa oferta (?:\\S+ )?(?:zostala )?(?:zaakceptowana|przyjeta)"},
      {"cs", "\\bvasi (?:\\S+ )?nabidku (?:\\S{0,12}\\d\\S{0,12} )?(?:prijimame|akceptujeme|schvalujeme)|\\b(?:prijimame|akceptujeme|schvalujeme) vasi (?:\\S+ )?nabidku"},
      {"sv", "\\blagger vi (?:en |var )?(?:order|bestallning) (?:direkt|idag|i dag|hos er|i veckan)|\\b(?:er|din) offert (?:\\S{0,12}\\d\\S{0,12} )?(?:ar )?(?:godkand|accepterad)"},
      {"ru", "(?:ваше )(?:кп|предложение|коммерческое предложение) (?:\\S{0,12}\\d\\S{0,12} )?(?:согласован[а-я]*|утвержден[а-я]*|принят[а-я]*|нас устраивает)"},
      {"ja", "見積[^。]{0,14}(?:承諾|了承|お受けいた|にて手配)|(?:[台個本枚式]|の)手配をお願い"},
      {"ko", "견적[^.]{0,12}(?:승인|수락)(?:합니다|하였|했)|(?:발주|주문|견적|제작) ?진행 ?부탁"},
      {NULL, NULL}}},
    {"wants-to-buy",
     "order",
     IN_WORDS,
     50,
     {{"en",
       "\\b(?:(?:i|we)(?:'d| would)? (?:also )?(?:like|want|wish|intend|plan|hope|need|are looking|are hoping|"
             "am looking|are ready|am ready|are going|are planning)|looking|ready|keen|interested in|"
             "happy|(?:i|we) (?:will|shall)|want|wish) (?:to |in )?(?:\\w+ )?(?:buy|buying|purchase|"
             "purchasing|order|ordering|re-?order|procure|hire|hiring|rent|renting|lease|book|acquire|"
             "sign up|subscribe|go ahead|switch to|place (?:an|our|the|this|a|another) (?:\\w+ )?order)\\b(?! (?:a |"
             "your )?(?:engineer|staff|people|developer|designer))"},
      {"en",
       "\\b(?:please|pls|kindly|can you|could you) (?:\\w+ )?(?:supply|order|deliver|ship|book|reserve|"
             "put (?:us|me) down|process (?:our|the) (?:order|po)|arrange delivery|accept (?:this|our) (?:order|"
             "po)|enter (?:our|this) order|send (?:us|me) (?:another )?(?:\\d|two|three|four|five|six|"
             "ten))|\\bplac(?:e|ing) (?:an |the |our |this |a )?(?!your )(?:\\w+ )?order\\b|\\bwe (?:hereby )?order\\b|"
             "\\bour (?:purchase )?order (?:is )?(?:attached|below|enclosed)|\\bpurchase order (?:attached|"
             "enclosed|below|is attached)|\\battached (?:is |please find )?our (?:purchase order|po|"
             "order)\\b(?! (?:form|confirm|acknowl|status))|\\bpo (?:is )?(?:attached|to follow|will follow)|\\bplease find (?:attached |"
             "enclosed )?(?:our |the )?(?:purchase order|po)\\b"},
      {"de", "\\b(?:hiermit bestell|wir bestellen|ich bestelle|bestellen wir|mochten? (?:\\S+ ){0,8}(?:bestellen|"
            "kaufen|mieten|erwerben|anschaffen|beauftragen|buchen|ordern)|(?:wollen|wurden|will|wurde) (?:\\S+ ){0,8}(?:bestellen|"
            "kaufen|mieten|erwerben|anschaffen|beauftragen|ordern)\\b|bitte (?:\\S+ ){0,5}(?:liefern|"
            "reservieren|bestellen)|unsere bestellung|anbei (?:\\S+ ){0,2}bestellung|nachbestell|bestellung:|"
            "zu mieten gesucht|kaufinteresse|kaufabsicht)"},
      {"fr", "\\b(?:souhait\\S+|voul\\S+|voudr\\S+|aimer\\S+|desir\\S+|envisage\\S+|compt\\S+) (?:\\S+ ){0,3}?(?:commander|"
            "acheter|louer|acquerir|reserver|passer (?:une )?commande|equiper)|\\bbon de commande (?:ci-joint|"
            "joint)|\\bnous commandons|\\bje commande|\\bmerci de (?:nous )?livrer|\\bpasser (?:une )?commande|"
            "\\bci-joint (?:notre|le) (?:bon de )?commande"},
      {"es",
       "\\b(?:quer\\S+|quisier\\S+|dese\\S+|necesit\\S+|interesad\\S+ en|pretend\\S+|me gustaria|nos gustaria|"
             "vamos a) (?:\\S+ ){0,2}?(?:comprar|adquirir|pedir|encargar|alquilar|rentar|contratar|arrendar|"
             "reservar|hacer un pedido|ordenar)|\\badjunt\\S+ (?:\\S+ ){0,3}?(?:pedido|orden de compra)|"
             "\\borden de compra (?:adjunt|n)|\\bnuestro pedido|\\brealizar (?:un|el) pedido"},
      {"it", "\\b(?:vorre\\S+|desider\\S+|intend\\S+|dobbiamo|interessat\\S+ a(?:d|ll')?) (?:\\S+ ){0,2}?(?:acquist\\S+|"
            "ordinare|comprare|noleggiare|affittare|prenotare)|\\bin allegato (?:\\S+ ){0,3}?ordine|"
            "\\bvi ordiniamo|\\bordine n|\\bvi preghiamo di (?:fornire|consegnare)"},
      {"pt",
       "\\b(?:quer\\S+|gostari\\S+|pretend\\S+|desej\\S+|precis\\S+|interess\\S+ em|tenho interesse em|"
             "vamos) (?:de )?(?:\\S+ ){0,2}?(?:comprar|adquirir|encomendar|alugar|locar|contratar|fazer (?:um|"
             "o) pedido|fechar)|\\bsegue (?:\\S+ ){0,4}?(?:pedido|ordem) de compra|\\bnosso pedido|\\bem anexo (?:\\S+ ){0,3}?pedido de compra"},
      {"nl", "\\b(?:wil\\S*|zou\\S*|graag|wensen) (?:\\S+ ){0,6}?(?:bestellen|kopen|huren|aanschaffen|"
            "afnemen|reserveren|inkopen)\\b|\\bhierbij (?:\\S+ ){0,3}?(?:bestelling|order)\\b|\\bbestellen wij|"
            "\\bwij bestellen|\\bonze bestelling|\\bbijbestellen"},
      {"pl",
       "\\b(?:chc\\S+|chcial\\S+|zamierza\\S+|planuj\\S+|potrzebuj\\S+|zainteresowan\\S+) (?:\\S+ ){0,3}?(?:kupic|"
             "zamowic|zakupic|zakupem|zakup|wynajac|wynajem|wynajmem|nabyc|zamowieni\\S+)|\\bzamawiam|"
             "\\bzamawiamy|\\bskladam(?:y)? zamowienie|\\bw zalaczeniu (?:\\S+ ){0,2}?zamowienie|\\bponowne zamowienie|"
             "\\bdomowic"},
      {"cs", "\\b(?:cht\\S+|chc\\S+|radi|planuj\\S+|hodlam\\S*|zajem o) (?:\\S+ ){0,5}?(?:koupit|objednat|"
            "nakoupit|pronajat|poridit|zakoupit|koupi|rezervovat|objednavku)|\\bobjednavam|\\bprilohou (?:\\S+ ){0,3}?objednavk|"
            "\\bnase objednavka|\\bdoobjednat|\\bzavazne objedn"},
      {"sv", "\\b(?:vill|onskar|skulle|tanker|planerar|intresserade av att|behover) (?:\\S+ ){0,5}?(?:kopa|"
            "bestalla|hyra|inforskaffa|boka|lagga (?:en )?order)|\\bvi bestaller|\\bjag bestaller|\\bbifogad (?:\\S+ ){0,2}?(?:order|"
            "bestallning)|\\bbestaller harmed|\\befterbestall"},
      {"tr",
       "(?:satin al(?!diginiz)|siparis (?:ver(?!diginiz|ebilirsin)|etmek|gec|olustur)|almak istiy|kiralamak ist|kiralamak|satin almak|"
             "siparis vermek|siparisimiz|tedarik etmek ist|siparisini(?!z)|almayi (?:dusun|planl))"},
      {"ru", "(?:хот[а-я]+|планиру[а-я]+|готов[а-я]*|желаем|намерен[а-я]*|нужно|собираемся|хочу) (?:\\S+ ){0,4}?(?:купить|"
            "приобрести|заказать|арендовать|закупить|взять в аренду|оформить заказ|закупать|покуп[а-я]+)|"
            "заказываем|закажем|во вложении заказ|наш заказ|оформить заказ|повторн[а-я]+ заказ|дозаказ"},
      {"zh", "(?:想|要|准备|準備|打算|计划|計劃|拟|擬|需要|需|现|希望|欲)" C8
             "(?:购买|購買|采购|採購|订购|訂購|下单|下單|租赁|租用|租|订货|追加|预订|訂|买)|(?<!立即)(?<!马上)(?<!点击)(?<!您)(?:下单|下單)|追加订单|追加訂單|求购|求購|再订|再訂"},
      {"ja", "(?:購入|注文|発注|レンタル|導入|追加購入|買い)" C8
             "(?:したい|希望|致します|いたします|検討|お願い|させて|予定|申し込|申込|願い)|注文書(?:を|の)?(?:添付|お送り|送付)|追加注文|再注文|(?:借り|買い)たい"},
      {"ko", "(?:구매|주문|구입|발주|임대|대여|렌탈|도입)(?!해 ?주(?:셔|신))" C8
             "(?:하고 ?싶|하려|희망|원합|예정|합니다|부탁|드립니다|하고자|신청|요청|할게|검토)|추가 ?주문|재주문|발주서"},
      {"ar", "(?:نرغب|ارغب|نود|اود|نريد|اريد|نعتزم|نحتاج|نخطط|ننوي)\\S* (?:\\S+ ){0,2}?(?:شراء|بشراء|"
            "طلب|اقتناء|استئجار|توريد|حجز|لشراء)|امر شراء|نطلب توريد|اعاده طلب|طلبيه"},
      {"he", "(?:רוצה|רוצים|מעוניינ\\S*|נשמח|אשמח|מבקש\\S*|צריכ\\S*|צריך) (?:\\S+ ){0,2}?(?:להזמין|לקנות|"
            "לרכוש|לשכור|רכישה|ברכישה)|הזמנת רכש|מצורפת הזמנה|הזמנה חוזרת|להזמין שוב"},
      {"en", "\\b(?:we|i)(?:'d| would|'ll| will) (?:take|have|need|want|order|buy) (?:\\d+|two|three|"
            "four|five|six|ten|a dozen|the lot|all)|\\b(?:please|pls|kindly) (?:arrange|supply|dispatch|"
            "provide|send)(?: us)? (?:the )?(?:below|following|attached (?:items|list)|items)|\\bget one (?:delivered|"
            "ordered|installed)|\\bwhat's next to (?:get|order|buy)"},
      {"en", "\\b(?:(?:then|if so|in that case|at that price),? (?:we|i)(?:'d| would|'ll| will| can| could| shall)? (?:\\w+ )?(?:order|sign|buy|place (?:the|an|our))\\b|(?:we|i)(?:'d| would|'ll| will| can| could| shall) (?:\\w+ )?"
            "(?:order|sign|buy|confirm|place (?:the|an|our) order|take (?:it|them)) (?:(?:it|them|all|these) )?(?:\\d+ (?:\\w+ )?)?(?:this (?:week|month)|today|tomorrow|at once|immediately|straight ?away|right away)\\b|(?:the|this|our) (?:order|job|contract|deal|business) "
            "(?:is|will be|would be) (?:all )?yours\\b|(?:you|you'll|you'd|you will|you would) (?:have|get) (?:the|our) (?:order|job|business|contract)(?= ?[.!,;]|$)|(?:is|are|be) (?:hereby|herewith) ordered\\b|"
            "order (?:is )?(?:placed )?(?:as per|according to|based on|against|in line with|in accordance with|per|under) your (?:\\w+ )?(?:quotation|quote|offer|proposal)\\b|(?:we|i) (?:are |am )?(?:hereby |herewith |pleased to |now )*"
            "(?:award you|place the|place this|ordering (?:the|these|\\d)|order the|order (?:\\w+ )?\\d)|(?:attached (?:is|please find)|enclosed (?:is|please find)|please find (?:attached|enclosed|below)|here is|here's|sending you|have (?:issued|"
            "raised)|herewith) (?:our |my |the |a |signed |official |formal ){0,3}(?:purchase order|po)\\b|(?:attached (?:is|please find)|please find (?:attached|enclosed|below)|here is|herewith) (?:our|my) (?:\\w+ )?order\\b(?! (?:form|confirm|ack|status)))"},
      {"de", "\\bhiermit (?:\\S*[^\\s.!?] ){0,8}?(?:bestellt|beauftrag\\w+|in auftrag|erteile[n]?|bestelle[n]?|ordern)\\b|\\b(?:dann|so) (?:bestelle|bestellen|ordern|ordere|kaufen|nehmen) (?:wir|ich)\\b|"
            "\\b(?:erteile[n]?|vergeben) (?:wir |ich )?(?:ihnen |gern )?(?:\\S+ ){0,2}?(?:auftrag|bestellung)\\b|\\b(?:erhalten|bekommen|haben|kriegen) sie (?:den|unseren|von uns den) (?:auftrag|zuschlag)\\b(?! (?:erhalten|bekommen|gerade))|"
            "\\b(?:auftrag|bestellung) (?:geht|ginge) an sie\\b|\\bauftrag (?:gehort|ist) ihnen\\b|\\b(?:bestellung|auftrag) (?:gemass|laut|auf basis|entsprechend|aufgrund) ihre[mrs] (?:\\S+ )?(?:angebot|offerte)|"
            "\\b(?:anbei|beigefugt|beiliegend|im anhang|in der anlage|angehangt) (?:finden sie |erhalten sie |senden wir ihnen |schicke ich ihnen |ist )?(?:unsere|die|meine|eine) (?:\\w+ )?bestellung\\b"},
      {"fr", "\\bpass(?:e|ons|erai|erais|erons|erions) (?:alors |donc |la |une |notre |cette ){0,2}commande\\b|\\b(?:nous|je) vous command(?:e|ons)\\b|\\bcommander(?:ons|ions|ais|ai) |\\bpar la presente,? (?:\\S+ ){0,4}?(?:command\\w+ (?!est|a )|passons)|"
            "\\bvalid(?:e|ons) (?:la |notre |le |votre )(?:commande|devis)|\\b(?:ci-joint|en piece jointe|en annexe|trouver),? (?:veuillez trouver |vous trouverez |ci-joint |en piece jointe )?(?:notre|le|la) (?:bon de )?commande\\b|"
            "\\bvous (?:aurez|auriez|avez|obtenez) (?:la |notre )commande(?= ?[.!;,]|$)|\\bcommande (?:est (?:a|pour) vous\\b|(?:selon|conforme a|suivant|sur la base de|d'apres) votre (?:devis|offre|proposition))"},
      {"es", "\\b(?:paso|pasamos|pasaremos|pasariamos|realizamos|realizaremos|realizariamos|hacemos|haremos|hariamos|haria|hare|cursamos|cursaremos|formalizamos|formalizariamos|emitimos|colocamos) (?:ya |hoy |ahora )?(?:el|un|nuestro|este|la|una)? ?"
            "(?:pedido|orden de compra)\\b|\\bpor la presente,? (?:\\S+ ){0,3}?(?:pedimos|encargamos|ordenamos|compramos)|\\b(?:pedido|orden) (?:segun|conforme a|de acuerdo con|en base a|basado en) (?:su|vuestra|vuestro) (?:\\S+ )?(?:oferta|cotizacion|"
            "presupuesto)|\\b(?:pedido|contrato) (?:es|sera|seria) (?:suyo|vuestro|de ustedes|para ustedes)\\b|\\b(?:compramos|encargamos|pedimos|compraremos|encargaremos|pediremos|compraria\\w*|pediriamos) (?:\\S+ ){0,3}?(?:esta (?:misma )?semana|hoy|de inmediato|"
            "segun su)|\\bles? adjudic(?:amos|o)\\b"},
      {"it", "\\b(?:vi|le|ne|subito|quindi|allora|caso|pertanto) ordin(?:iamo|eremo|eremmo|o|ero)\\b|\\bordin(?:iamo|eremo|eremmo) (?:subito|oggi|(?:\\S+ ){0,3}?(?:questa settimana|\\d)|(?:\\S+ ){0,6}?(?:da|vostro|vs\\.?) (?:preventivo|offerta))|"
            "\\b(?:inviamo|trasmettiamo|alleghiamo|emettiamo|passiamo|facciamo|faremo|faremmo|confermiamo) (?:in allegato )?(?:il |un |l')\\s?(?:nostro )?ordine\\b(?! (?:a fornitore|al (?:corriere|magazzino)))|\\bcon la presente (?:\\S+ )?(?:ordin(?:iamo|o)|si ordina)|"
            "\\bordine (?:e|sara|sarebbe) (?:vostro|suo)\\b|\\bordine (?:come da|secondo|in base a|conforme a|da) (?:vostr[oa]|vs\\.?|suo|sua) (?:\\S+ )?(?:preventivo|offerta)"},
      {"pt", "\\bencomend(?:amos|aremos|ariamos)\\b|\\b(?:fazemos|faremos|fariamos|colocamos|formalizamos|fechamos|fechariamos) (?:ja |hoje )?(?:a |o |uma |um )(?:nossa |nosso )?(?:encomenda|pedido)\\b|\\bse (?:\\S*[^\\s.!?] ){1,8}?fech(?:amos|ariamos|aremos|o)\\b|"
            "\\b(?:pela presente|por este meio|vimos) (?:\\S+ ){0,3}?(?:encomend\\w+|adjudic\\w+)|\\b(?:encomenda|pedido|negocio) (?:e|sera) (?:vosso|vossa|seu|sua)\\b|\\badjudic(?:amos|o) |\\b(?:encomenda|pedido) (?:conforme|de acordo com|segundo|com base n?a?) "
            "(?:a |o )?(?:vossa|vosso|sua|seu) (?:\\S+ )?(?:proposta|orcamento|cotacao|oferta)"},
      {"nl", "\\b(?:hierbij|hiermee|dan) (?:bestel|bestellen|plaats|plaatsen) (?:ik|wij|we)\\b|\\bbestellen we (?:\\S+ ){0,3}?(?:deze week|vandaag|direct|meteen|\\d)|\\b(?:wij|we|ik) plaats(?:en)? (?:\\S+ ){0,4}?(?:order|bestelling)\\b|"
            "\\b(?:wordt|worden) hierbij (?:\\S+ )?besteld|\\b(?:krijgt|krijgen|heeft|hebben|ontvangt) (?:u|jullie) (?:de|onze) (?:order|opdracht)(?= ?[.!,;]|$)|\\b(?:order|opdracht) is (?:voor )?(?:u|jullie)(?= ?[.!,;]|$)|"
            "\\b(?:order|bestelling|opdracht) (?:volgens|conform|op basis van) (?:uw|jullie) (?:\\S+ )?(?:offerte|aanbieding)|\\bbijlage (?:vindt u |treft u |vinden jullie )?(?:onze|de) (?:inkooporder|bestelling)\\b"},
      {"pl", "\\b(?:zamowimy|zamowilibysmy|zamowilbym|zamowie)\\b(?! (?:\\S+ )?dla panstwa)|\\b(?:skladamy|zlozymy|zlozylibysmy|zloze) (?:\\S+ )?zamowienie\\b|\\bniniejszym (?:\\S+ ){0,2}?(?:zamawia\\w+|sklada\\w+)|\\bzamowienie (?:zgodn[ie]e? z|wedlug|wg|"
            "na podstawie) (?:panstwa|wasz\\w+|otrzyman\\w+) ofert\\w+|\\bzamowienie (?:jest|bedzie) (?:panstwa|wasze)\\b|\\bw (?:zalaczeniu|zalaczniku) (?:przesylam\\w* |zamowienie |nasze ){1,2}zamowienie\\b|\\bdostan\\w+ (?:\\S+ )?zamowienie\\b"},
      {"cs", "\\b(?:objedname|objednali bychom|objednal bych|objednam)\\b(?! (?:\\S+ )?(?:pro|za) vas)|\\btimto (?:\\S+ ){0,3}?objednava\\w+|\\b(?:zasilame|posilame|prikladame|zasilam) (?:vam )?(?:nasi |zavaznou )objednavku|\\bobjednavka (?:dle|podle|na zaklade) "
            "vasi (?:\\S+ )?nabidky|\\b(?:zakazka|objednavka) je vase\\b"},
      {"sv", "\\b(?:harmed|da) (?:bestaller|lagger) (?:vi|jag)\\b|\\b(?:bestalls|bestalles) harmed|\\b(?:vi|jag) (?:lagger|skulle lagga|kan lagga) (?:\\S+ ){0,2}?(?:order|bestallning)\\b|\\bbestaller vi (?:\\S+ ){0,3}?(?:i veckan|denna vecka|i dag|idag|\\d)|"
            "\\b(?:far|har) ni (?:ordern|jobbet)(?= ?[.!,;]|$)|\\bordern ar er(?= ?[.!,;]|$)|\\b(?:order|bestallning) enligt (?:er|eran|ert|din) (?:\\S+ )?(?:offert|anbud)"},
      {"tr", "\\bsiparis (?:ediyoruz|ederiz|edecegiz|ediyorum)\\b|\\b(?:siparisi (?:size )?(?:veri|verec|gecer|gecec)|siparis sizin|siparisimizi (?:ekte|gec|ilet|sun))|\\bsatin al(?:acagiz|iyoruz|iriz)\\b|\\bteklifiniz\\w* (?:\\S*[^\\s.!?] ){0,8}?siparis\\w*"},
      {"ru", "(?:размещаем|делаем|сделаем|направляем|высылаем)(?: вам)? (?:наш )?заказ (?:на|по|согласно|№|в соответствии)|(?:тогда|сразу)(?: мы)?(?: сразу)? (?:размест|размещ|оформ|закаж|закажу|сдела|куп|бер)[а-я]+|заказали бы|(?:настоящим|просим принять) (?:\\S+ ){0,3}?"
            "заказ|заказ (?:за вами|ваш)(?= ?[.!,;]|$)|заказ (?:согласно|по|на основании) ваше[а-я]+ (?:\\S+ )?(?:кп|предложени|счет)|готовы разместить(?: у вас)? заказ"},
      {"zh", "按(?:照)?(?:贵司|贵公司|你方|你们|您)(?:的)?(?:报价|報價)[^。!?]{0,16}?(?:订购|訂購|采购|採購|下订|订货|購買|购买)|订单(?:就)?(?:给|归|是)(?:你|贵)|(?:随函|随邮件)附上(?:我司|我们|我方)?的?(?:采购)?(?:订单|订购单)|特此(?:订购|下订)|(?:我司|我们|我方)(?:决定|确定)(?:订购|采购|购买)"},
      {"ja", "(?<!ご)(?:注文|発注|購入|採用)(?:を)?(?:いた)?します|(?:貴社|御社)の?お?見積[^。!?]{0,14}?(?:注文|発注)|発注書(?:を|の)?(?:添付|お送り|送付)|(?:注文|発注)(?:申し上げ|させていただ)"},
      {"ko", "(?:발주|주문|구매|계약)(?:를|을)? ?(?:하겠|드리겠|넣겠|진행하겠|진행합니다|할 ?수 있습니다)|발주서(?:를|을)? ?(?:첨부|보내|송부)|귀사(?:에|로)? (?:발주|주문)"},
      {"ar", "(?:^|[ ,.،؛])(?:ف|و)?(?:سن|ن)(?:طلب|شتري)\\S* (?:(?:منكم|لديكم|هذا الاسبوع|اليوم|شراء|توريد|عدد) ?){0,3}\\d|(?:ف|و)?سن(?:طلب|شتري)\\S* (?:هذا الاسبوع|اليوم|فورا|مباشره|منكم)|بموجب هذا نطلب|مرفق\\S* (?:طيه )?(?:لكم )?(?:امر|طلب) (?:ال)?شراء|(?:الطلب|الطلبيه) (?:لكم|من نصيبكم)"},
      {"he", "(?:מזמינים|מזמין|מזמינה|נזמין|אזמין) (?!את(?:כם|כן)|אות)(?:בזאת )?(?:\\S+ )?(?:\\d|לפי|על פי|בהתאם|מכם|השבוע|היום|מיד|את ה)|מצורפת (?:ההזמנה שלנו|הזמנת(?:נו| הרכש))|ההזמנה תהיה שלכם"},
      {NULL, NULL}}},
    {"asks-service",
     "rfq",
     IN_WORDS,
     45,
     {{"en", "\\b(?:can|could|would|will) (?:you|u|someone|somebody|anyone|one of (?:you|your \\w+)|"
           "your \\w+|a \\w+) (?:please |possibly |also )?(?:come (?:out|over|by|round|and|to)|send (?:someone|"
           "somebody|a \\w+|an \\w+)|run (?:them|it|these|this)|take over|take (?:it|this|us) on|pop (?:round|"
           "in|over)|fit (?:us|me|this) in|do (?:it|them|this|these|that) (?:by|for|before|on|in)|print|"
           "fabricate|manufacture|machine|build|install|repair|fix|service|clean|paint|collect|pick up|"
           "translate|design|cater|host|set up|organi[sz]e|arrange) |\\bneed (?:somebody|someone|a (?:company|"
           "firm|contractor|team|person|crew|supplier)) (?:out|to|who|for)|\\bare you (?:free|available|"
           "able) to (?:start|do|take|come)|\\bdo you do (?:emergency|same[- ]day|small|large)|\\bwhen could you (?:have|"
           "do|start|come|deliver)|\\b(?:get|have) (?:it|this|them|us) booked\\b|\\bbook (?:it|this|"
           "us|me) in\\b"},
      {"de", "\\b(?:konn(?:en|ten|t|tet) (?:sie|ihr)|kann|konnte) (?:\\S*[^\\s.!?] ){0,6}?(?:vorbeikommen|"
            "jemanden (?:schicken|vorbei)|ubernehmen|ausfuhren|durchfuhren|einbauen|reparieren|drucken|"
            "herstellen|abholen|machen)|\\b(?:machbar|suchen (?:wir )?(?:\\S*[^\\s.!?] ){0,6}?(?:partner|"
            "dienstleister|firma|kanzlei|handwerker|anbieter))|\\bsucht ab\\b"},
      {"fr", "\\b(?:pouvez-vous|pourriez-vous|quelqu'un (?:peut|pourrait)(?:-il)?|est-ce que vous pouvez) (?:\\S*[^\\s.!?] ){0,6}?(?:passer|"
            "venir|intervenir|envoyer quelqu'un|realiser|fabriquer|imprimer|installer|reparer|livrer|"
            "prendre en charge|vous occuper)"},
      {"es", "\\b(?:pueden|podrian|podeis|podriais|puede|podria|es posible que) (?:\\S*[^\\s.!?] ){0,6}?(?:venir|"
            "pasar(?:se)?|enviar a alguien|mandar a alguien|hacer(?:lo|nos)?|fabricar|imprimir|instalar|"
            "reparar|encargar(?:se|os))"},
      {"it", "\\b(?:potete|potreste|puo|potrebbe|riuscite a) (?:\\S*[^\\s.!?] ){0,6}?(?:venire|passare|"
            "mandare qualcuno|realizzare|stampare|installare|riparare|occuparvi|produrre|fare)\\b"},
      {"pt", "\\b(?:podem|poderiam|pode|poderia|conseguem) (?:\\S*[^\\s.!?] ){0,6}?(?:vir|passar|mandar alguem|"
            "enviar alguem|fazer|fabricar|imprimir|instalar|reparar|atender)\\b"},
      {"nl", "\\b(?:kunnen jullie|kunt u|kan iemand|kan er iemand) (?:\\S*[^\\s.!?] ){0,6}?(?:langskomen|"
            "komen|iemand sturen|maken|drukken|plaatsen|repareren|uitvoeren|verzorgen|leveren)"},
      {"pl", "\\b(?:czy (?:moga|mozecie|moglibyscie|mogliby|ktos moze)|mozecie) (?:\\S*[^\\s.!?] ){0,6}?(?:przyjechac|"
            "przyslac|wykonac|wydrukowac|zamontowac|naprawic|podjac sie|zrobic)"},
      {"cs", "\\b(?:muzete|mohli byste|mohl by nekdo|zvladnete|mohl byste) (?:\\S*[^\\s.!?] ){0,6}?(?:prijet|"
            "poslat nekoho|vyrobit|vytisknout|namontovat|opravit|udelat|zajistit|provest)"},
      {"sv", "\\b(?:kan ni|kan nagon|skulle ni kunna|har ni mojlighet att) (?:\\S*[^\\s.!?] ){0,6}?(?:komma|"
            "skicka nagon|gora|trycka|montera|laga|utfora|ta hand om|tillverka)"},
      {"tr", "(?:gelebilir misiniz|gonderebilir misiniz|yapabilir misiniz|basabilir misiniz|kurabilir misiniz|"
            "tamir edebilir|uretebilir misiniz|yapar misiniz|yaparsiniz)"},
      {"ru", "(?:(?:можете|могли бы|сможете|может кто-то) (?:\\S*[^\\s.!?] ){0,6}?(?:приехать|прислать|"
            "сделать|напечатать|установить|отремонтировать|изготовить|взяться|выполнить))"},
      {"zh", "(?:能否|可以|能不能|可否|请|能)[^。]{0,6}(?:上门|派人|过来看|來看|加工|定做|定制|维修|安装|印刷)"},
      {"ja", "(?:見に来て|来ていただ|お越しいただ|訪問(?:して|いただ)|入れ替え(?:たい|を検討)|依頼(?:したい|できま)|施工(?:を|して)|対応(?:可能|いただけ)|お任せ)"},
      {"ko", "(?:방문(?:해 ?주|해서|이 ?가능|견적)|작업 ?가능|제작 ?가능|설치 ?가능|수리 ?가능|교체하(?:려|고 ?싶))"},
      {"ar", "(?:هل )?يمكنكم (?:\\S+ ){0,2}?(?:الحضور|ارسال|تنفيذ|طباعه|تركيب|اصلاح|توفير)"},
      {"he", "(?:תוכלו|אפשר|יכולים) (?:\\S+ ){0,2}?(?:להגיע|לשלוח מישהו|לבצע|להדפיס|להתקין|לתקן|לייצר)"},
      {NULL, NULL}}},
    {"needs",
     "rfq",
     IN_WORDS,
     20,
     {{"en",
       "\\b(?:(?<=\\w[.!] )(?:need|require|looking for)|"
             "(?:i|we|they|client|customer) (?:\\w+ )?(?:need|require|want|are short|am short|lack|are missing)|"
             "in need of|needed|required:|requirements?:?|we are (?:looking for|in the market|sourcing|"
             "fitting out|replacing|upgrading)|looking for (?:an? )?(?:\\w+ )?(?:suppliers?|vendor|manufacturer|"
             "company|contractor|someone|solution|replacement)|^(?:need|require|looking for)|"
             "can you (?:offer|supply|do|make|deliver|provide)|could you (?:offer|supply|make)|do you (?:have|"
             "stock|sell|hire|rent) )"},
      {"de", "\\b(?:wir benotigen|ich benotige|benotigen wir|benotige ich|wir brauchen|ich brauche|brauchen wir|"
            "brauche |wir suchen|ich suche|suchen wir|gesucht|bedarf|konnen sie (?:\\S+ ){0,5}?(?:liefern|"
            "anbieten|herstellen|fertigen))"},
      {"fr", "\\b(?:nous avons besoin|j'ai besoin|nous recherchons|je recherche|nous cherchons|je cherche|"
            "il (?:me|nous) faut|il (?:me|nous) faudrait|on cherche|pouvez-vous (?:fournir|livrer|proposer))"},
      {"es", "\\b(?:necesit\\S+|requerimos|requiero|buscamos|busco|nos hace falta|nos hacen falta|precisamos|"
            "estamos buscando)\\b"},
      {"it", "\\b(?:ci servono|ci serve|mi servono|mi serve|ci occorre|ci occorrono|abbiamo bisogno|"
            "ho bisogno|cerchiamo|cerco|necessitiamo|stiamo cercando|ci servirebbe)\\b"},
      {"pt",
       "\\b(?:precis\\S+|necessit\\S+|procuramos|procuro|estamos (?:a procura|procurando|precisando)|buscamos)\\b"},
      {"nl", "\\b(?:wij hebben (?:\\S+ ){0,6}?nodig|we hebben (?:\\S+ ){0,6}?nodig|heb (?:\\S+ ){0,6}?nodig|"
            "wij zoeken|we zoeken|ik zoek|op zoek naar|nodig)\\b"},
      {"pl", "\\b(?:potrzebuj\\S+|poszukuj\\S+|szukam|szukamy|potrzebne|potrzebny|potrzebna|zapotrzebowanie)\\b"},
      {"cs", "\\b(?:potrebuj\\S+|hledam\\S*|shanim\\S*|sháním|poptavam\\S*|potreba)\\b"},
      {"sv", "\\b(?:vi behover|jag behover|vi soker|vi letar|behov av|jag soker|behovs)\\b"},
      {"tr", "(?:ihtiyacimiz|ihtiyacim|ariyoruz|ariyorum|lazim|gerekiyor|gerekmektedir|ihtiyac duy|gerekli)"},
      {"ru", "(?:нам (?:нужн|требу|необход|понадоб)|требуется|требуются|нужен|нужна|нужны|нужно|необходим|"
            "ищем|ищу|потребность|понадоб)"},
      {"zh", "(?:我司|我们|我們|本公司|敝司|我公司|工厂|项目)[^。]{0,12}(?:需要|需|急需|求)|急需|现需|需求(?:如下|清单)|所需|寻找"},
      {"ja", "(?:必要(?:です|となり|としております|になりました|で)|探して|求めて|を希望|不足|入用)"},
      {"ko", "(?:필요합니다|필요해|필요하|필요로|찾고 있|구하고|구합니다|필요한데)"},
      {"ar", "(?:نحتاج|احتاج|بحاجه الي|نبحث عن|ابحث عن|مطلوب|يلزمنا|نريد)"},
      {"he", "(?:אנחנו צריכים|אנו צריכים|אני צריך|דרוש|דרושה|דרושים|מחפשים|מחפש|זקוקים|נזקקים|צריכים)"},
      {NULL, NULL}}},
    {"reorder",
     "reorder",
     IN_WORDS,
     30,
     {{"en", "\\b(?:re-?order|repeat (?:order|purchase|of (?:our|the) order)|same (?:again|as (?:last|"
           "before|our last|the last|previous))|as (?:last|we) (?:time|year|ordered)|(?:send|need|want|"
           "ship) (?:us |me )?another (?:\\d|batch|lot|set|pallet|few|two|three|four|five|six|ten|dozen)|"
           "another batch|top up|like last time|as per (?:our )?(?:last|previous) order|same spec as)"},
      {"en", "\\b(?:\\d+|two|three|four|five|six|ten|twelve|a dozen|a few|some) more (?:of )?(?:the|those|these|your)\\b|\\banother (?:\\d+|dozen|two|three|four|five|six|ten|twelve) (?:of )?(?:the|those|these)?\\b|"
           "\\b(?:we|i) (?:had|bought|ordered|got|took|purchased|have had) (?:from you )?(?:last|before|previously|earlier|in (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|"
           "summer|autumn|winter)|from you|the other)\\b"},
      {"de", "\\b(?:nachbestell\\w*|wie (?:beim letzten|letztes|gehabt|zuletzt|im vorjahr|letztens)|"
            "nochmals?|noch ?(?:ein)?mal|erneut (?:\\S+ ){0,3}?bestell|gleiche bestellung|dieselbe(?:n)? (?:\\S+ ){0,3}?wie)\\b|\\b(?:wir|ich) (?:\\S+ ){0,4}?(?:hatten|hatte|bekommen haben|gekauft haben|bestellt haben|bezogen haben)\\b"},
      {"fr", "\\b(?:reassort|renouvel\\S+ (?:\\S+ ){0,3}?commande|meme commande|comme la derniere fois|"
            "nouvelle commande|recommander)\\b|\\bencore (?:\\d+|une?|deux|trois|cinq|dix) |\\b(?:nous|j') ?(?:avions|avons|avais|ai) (?:\\S+ )?(?:pris|commande|achete|recu)\\w*"},
      {"es", "\\b(?:mismo pedido|repetir (?:\\S+ ){0,3}?pedido|igual que (?:la ultima|el ultimo|el pedido)|"
            "reposicion|nuevo pedido|pedido anterior)\\b|\\botr[oa]s (?:\\d+|dos|tres|cinco|diez) |\\b(?:como|iguales a) (?:l[oa]s|el|la) (?:de |del |que )?(?:la ultima|la vez|mes pasado|ultimos?|anteriores|compramos)"},
      {"it", "\\b(?:riordin\\S+|stess[oa] (?:ordine|fornitura)|come l'ultima volta|come da ultimo ordine|"
            "nuovo ordine|come (?:la )?volta scorsa)\\b|\\baltr[ie] (?:\\d+|due|tre|cinque|dieci) |\\bcome quell[ie] (?:dell'|della|di|che)"},
      {"pt", "\\b(?:mesmo pedido|repetir (?:\\S+ ){0,3}?pedido|igual ao (?:ultimo|anterior)|como da ultima vez|"
            "novo pedido|reposicao)\\b|\\bmais \\d+ |\\biguais a[os]? |\\bcomo (?:d[ao]s?|os d[ea]|as d[ea]) (?:ultim|vez|anterior)"},
      {"nl", "\\b(?:nabestell\\w+|bijbestell\\w+|herhaalorder|zelfde (?:bestelling|order|als (?:vorige|"
            "de vorige|laatst))|net als vorige|opnieuw bestellen|zoals (?:de )?(?:vorige|laatste)|nog (?:eens )?\\d+)\\b"},
      {"pl",
       "\\b(?:ponown\\S+ zamowi\\S+|domowi\\S+|tak jak ostatnio|to samo co|jak (?:poprzednio|ostatnio)|jeszcze \\d+|kolejn\\w+ \\d+|powtorz\\S+ zamowienie)\\b"},
      {"cs", "\\b(?:doobjedn\\S+|jako minule|stejn\\S+ objednavk\\S+|znovu objedn\\S+|jako posledne|"
            "opakovan\\S+ objednavk\\S+|dalsich? \\d+|jeste \\d+)\\b"},
      {"sv",
       "\\b(?:efterbestall\\S+|samma som (?:sist|forra)|som sist|som forra gangen|ny bestallning|aterbestall\\S+|\\d+ till\\b|(?:kopte|bestallde|fick) (?:sist|forra))"},
      {"tr", "(?:(?:adet|tane) daha|gecen sefer aldig|tekrar siparis|gecen seferki|onceki siparis|ayni siparis|yeniden siparis|bir onceki)"},
      {"ru",
       "(?:повторн[а-я]+ заказ|как в прошлый раз|дозаказ|ещ?е раз заказ|повторить заказ|(?:такие|таких) же|как и в прошлый|ещ?[её] \\d+)"},
      {"zh", "追加(?:订|訂|采)|上次(?:买|购|采|订|一样)|再(?:订|訂|次采购|来一批|要|买)|同上次|与上次|和上次|照上次|返单|续订"},
      {"ja", "追加(?:注文|発注|購入|で)|再注文|再発注|前回(?:と|同様|と同じ)|リピート|(?:先日|以前)(?:購入|注文)した|\\d+ ?(?:個|本|枚|箱|台)(?:を)?追加"},
      {"ko", "재주문|추가 ?(?:주문|발주|구매)|(?:개|박스|대|세트)(?:를|을)? ?더 ?(?:주문|구매|필요)|지난번(?:과|처럼|에)|이전과 동일|재발주"},
      {"ar", "اعاده (?:الطلب|طلب)|نفس الطلب|(?:كال|مثل ال)مره السابقه|طلب جديد مماثل|كما في الطلب السابق"},
      {"he", "הזמנה חוזרת|להזמין שוב|להזמין עוד|כמו (?:בפעם|בהזמנה) (?:ה)?קודמת|אותה הזמנה"},
      {NULL, NULL}}},
    {"demo",
     "demo",
     IN_WORDS,
     50,
     {{"en", "\\b(?:like|want|love|wish|can we|could we|can you|could you|please|request(?:ing)?|arrange|"
           "schedule|book|interested in|need|requesting|see|have|get|after|give us|show us|do you (?:do|"
           "offer)|would) " W8
             "(?:demo|demonstration|demos|live presentation|walk-?through|product tour|trial (?:run|"
                   "access|licence|license|account)|guided tour)\\b(?! (?:days?|request received))|\\b(?:request|"
                   "book|new)[ -](?:a[ -])?(?:\\w+[ -])?demo\\b|\\bdemo (?:request|please|of)\\b|\\b(?:show|"
                   "walk) (?:\\w+ of )?(?:us|me|our \\w+) through (?:the|your)|\\bsee (?:it |this |the \\w+ )?(?:live|"
                   "in action|working)|\\b(?:show|walk) (?:us|me|our \\w+) (?:\\S+ ){0,6}?(?:on video|"
                   "in action|live|remotely|on site|onsite|how (?:it|the|your) \\S+ ?works?|the app|"
                   "the software|the system|your platform)"},
      {"de", "(?:demo|vorfuhrung|produktvorfuhrung|live-demo|demotermin|prasentation|vorfuhrtermin|teststellung)\\b"},
      {"fr", "\\b(?:demo|demonstration)\\b"},
      {"es", "\\b(?:demo|demostracion)\\b"},
      {"it", "\\b(?:demo|dimostrazione)\\b"},
      {"pt", "\\b(?:demo|demonstracao)\\b"},
      {"nl", "\\b(?:demo|demonstratie|proefopstelling)\\b"},
      {"pl", "\\b(?:demo|prezentacj[ei]|pokaz|demonstracj\\S+)\\b"},
      {"cs", "\\b(?:demo|ukazk[ua]|predvedeni|prezentaci|demonstraci)\\b"},
      {"sv", "\\b(?:demo|demonstration|visning|forevisning)\\b"},
      {"tr", "\\b(?:demo|tanitim toplantisi|sunum)\\b"},
      {"ru", "(?:демо(?:нстраци[а-я]+|-?версию)?|презентаци[а-я]+|показать (?:систему|программу|продукт))(?![а-я])"},
      {"zh", "演示|展示一下|试用|試用|看演示|產品展示"},
      {"ja", "デモ|実演|トライアル|実機(?:を|の)?(?:見|確認)"},
      {"ko", "데모|시연|체험판"},
      {"ar", "عرض توضيحي|عرض تجريبي|عرضا توضيحيا|عرضا تجريبيا"},
      {"he", "הדגמה|דמו"},
      {NULL, NULL}}},
    {"call-back",
     "call",
     IN_WORDS,
     50,
     {{"en",
       "\\b(?:call|ring|phone|telephone) (?:me|us)(?: back)?\\b(?! (?:if|should|for (?:any|details)))|"
             "\\bcall-?backs?\\b|\\bcall back\\b|\\b(?:give|giving) (?:me|us) a (?:\\w+ )?(?:call|ring|"
             "shout|bell|buzz)\\b|\\b(?:can|could|would|please|have|ask) (?:\\S+ ){0,6}?(?:ring|call|"
             "phone|telephone) (?:me|us|back|my|our)\\b|\\b(?:rather|prefer to|like to|want to|would like to|"
             "need to) (?:talk|speak|discuss) (?:it |this |to |with )(?:\\S+ ){0,4}?(?:over|through|"
             "phone|sales|someone|somebody|with you|engineer|expert|you)\\b|\\bspeak (?:to|with) (?:\\S+ ){0,3}?(?:sales|"
             "someone|somebody|engineer|expert)|\\btalk to sales|\\bset up a (?:\\w+ )?(?:call|meeting)"},
      {"de",
       "\\b(?:ruckruf\\w*|rufen sie (?:mich|uns|bitte)|ruft mich|ruf mich|(?:bitte|konnen sie|konnten sie|"
             "konnte|jemand|mochte|moge) (?:\\S+ ){0,7}?(?:anrufen|zuruckrufen|zuruckruft|anruft|zuruckmelden telefonisch)|"
             "um (?:einen )?anruf|durchruf\\w*|durchklingel\\w*|telefonisch (?:besprechen|sprechen|klaren)|"
             "anruf erbeten|bitte anrufen)\\b"},
      {"fr", "\\b(?:rappel(?:er|ez)(?:-moi|-nous)?|me rappeler|nous rappeler|(?:m'|nous )appeler|appelez(?:-moi|"
            "-nous)|etre rappele\\S*|demande de rappel|contacter par telephone|me (?:joindre|telephoner))\\b"},
      {"es", "\\b(?:llam(?:en|eme|enme|adme|ame|arme|arnos|ennos|ar al)|(?:pueden|podrian|puede|podria|"
            "podeis) (?:\\S+ ){0,3}?llamar\\S*|devolver (?:la|me la) llamada|que me llamen|me (?:pueden|"
            "podrian) llamar|me llame)\\b"},
      {"it", "\\b(?:richiam\\S+|chiamat(?:emi|eci)|mi (?:chiami|chiamate|richiami|puo chiamare|potete chiamare|"
            "contatti telefonicamente)|essere (?:ri)?contattat\\S+ telefonicamente|essere richiamat\\S+|"
            "potete chiamarmi|telefonatemi)\\b"},
      {"pt", "\\b(?:ligu?em? (?:para|pra) (?:mim|nos)|me lig(?:uem|ar|ue)|(?:podem|pode|poderiam|favor) (?:\\S+ ){0,2}?(?:ligar|"
            "me ligar|telefonar|retornar)|retorno (?:por telefone|telefonico)|que me liguem|contato telefonico|"
            "retornar (?:a )?ligacao)\\b"},
      {"nl", "\\b(?:terugbel\\w*|bel(?:len)? (?:mij|me|ons)|(?:kunt|kan|kunnen|wilt|graag) (?:\\S+ ){0,6}?(?:bellen|"
            "terugbellen|gebeld)|belt u mij|telefonisch (?:contact|overleg))\\b"},
      {"pl", "\\b(?:o (?:kontakt telefoniczny|telefon|rozmowe)|zadzwoni\\S+|oddzwoni\\S+|o oddzwonienie|"
            "prosz\\S+ dzwonic)\\b"},
      {"cs", "\\b(?:zavolejte|zavolat|zavola|zavolal\\S*|volejte|zatelefonuj\\S*|ozvete se telefonicky|"
            "zpetne volani|o zavolani)\\b"},
      {"sv", "\\b(?:ring(?:a|er)? (?:mig|upp|oss|tillbaka|garna)|bli (?:uppringd|kontaktad)|(?:kan|kunde) (?:\\S+ ){0,4}?ringa|"
            "uppringning)\\b"},
      {"tr", "(?:beni (?:arayin|arar|ara|arayabil)|bizi (?:arayin|arar|arayabil)|aranmak|arar misiniz|"
            "geri arama|geri donus icin arayin|arayabilir misiniz|telefonla (?:gorus|ulas)|aramanizi)"},
      {"ru", "(?:перезвон[а-я]+|позвон[а-я]+|звонок|обратн[а-я]+ звон[а-я]+|набер(?:ите|и) (?:меня|мне))"},
      {"zh", "(?:给我|給我|请|請|麻烦|麻煩|回)[^。]{0,8}(?:回电|回電|打电话|打電話|致电|致電|来电|來電|电话联系|電話聯絡|回个电话|回電話)|电话沟通|電話溝通|通个电话"},
      {"ja", "(?:お電話|折り返し|折返し|電話)[^。]{0,14}(?:ください|下さい|いただ|頂|お願い|希望|ほし|欲し)|打ち合わせ(?:を)?(?:お願い|希望)|商談"},
      {"ko", "전화[^.]{0,10}(?:주세요|주시|부탁|바랍|요청|해 ?주|드리)|연락 ?(?:전화|통화)|통화(?:를)? ?(?:원|희망|가능|하고)|콜백|회신 ?전화"},
      {"ar", "(?:اتصل|الاتصال|اتصلوا|معاوده الاتصال|مكالمه|يتصل|التواصل هاتفيا|تتصلوا)\\S* (?:بي|بنا|هاتفي|علي)"},
      {"he", "(?:התקשר\\S*|תתקשרו|להתקשר|חזרו|שיחה חוזרת|שיחזרו|לחזור|תחזרו|צלצלו) (?:אלי|אלינו|אליי|טלפונית|בטלפון)"},
      {NULL, NULL}}},
    {"tender",
     "tender",
     IN_WORDS,
     45,
     {{"en", "\\b(?:invit(?:ation|es?|ed|ing) (?:\\S+ ){0,6}?(?:tender|bid|propos\\w+|quot\\w+)|(?:submit|"
           "lodge|return) (?:\\S+ ){0,6}?(?:tender|bid|proposal|offer|quotation)s?|request(?:ing|s)? (?:\\S+ ){0,3}?proposals?|"
           "(?:proposals?|bids?|tenders?) (?:are |is )?(?:due|clos\\w+|must|should|will be opened|deadline)|"
           "bid (?:clos\\w+|bond|due)|sealed (?:\\w+ )?(?:bids?|proposals?)|tender (?:no|number|ref|"
           "documents?|closes|deadline)|reverse auction|request for (?:proposal|tender)s?)\\b"},
      {"de", "\\b(?:ausschreibung\\w*|leistungsverzeichnis|vergabe\\w*|submission|angebotsfrist|angebotsabgabe|"
            "bieterfrist)\\b"},
      {"fr", "\\b(?:appel d'offres?|consultation (?:n|des entreprises|publique|pour)|cahier des charges|"
            "date limite de (?:remise|reception)|dce|marche public)\\b"},
      {"es", "\\b(?:licitacion\\w*|concurso publico|pliego\\w*|bases de (?:la )?licitacion|fecha limite para (?:recibir|"
            "presentar)|invitacion a (?:cotizar|ofertar|licitar))\\b"},
      {"it", "\\b(?:gara d'appalto|bando (?:di gara)?|invito a (?:presentare|offrire|gara)|procedura (?:negoziata|"
            "di gara)|manifestazione di interesse)\\b(?! non)"},
      {"pt", "\\b(?:licitacao|edital|concurso publico|pregao|concorrencia|tomada de precos|caderno de encargos)\\b"},
      {"nl", "\\b(?:aanbesteding\\w*|bestek|inschrijving\\w* (?:voor|sluit)|inschrijven op|onderhandse)\\b"},
      {"pl",
       "\\b(?:przetarg\\w*|postepowani\\w+ (?:przetargow|zakupow|ofertow)\\w+|termin skladania ofert|siwz|swz)\\b"},
      {"cs", "\\b(?:vyberov\\w+ rizeni|verejn\\w+ zakazk\\w+|zadavaci\\w* dokumentac\\w+|lhut\\w+ pro podani nabidek|"
            "tendr\\w*)\\b"},
      {"sv", "\\b(?:upphandling\\w*|anbudsinbjudan|anbudsforfragan|anbud\\w* (?:ska|senast)|sista anbudsdag|"
            "forfragningsunderlag)\\b"},
      {"tr", "\\b(?:ihale\\w*|sartname\\w*|teklif verme suresi|son teklif)\\b"},
      {"ru", "(?:тендер[а-я]*|конкурс(?:н[а-я]+|е|а) (?:процедур|закуп)|закупочн[а-я]+ процедур|аукцион[а-я]*|"
            "подач[аи] заявок|прием предложений|техзадани[ея])"},
      {"zh", "招标|招標|投标|投標|竞标|標案|比价|竞价|标书"},
      {"ja", "入札|コンペ|提案依頼|公募|RFP|rfp"},
      {"ko", "입찰|제안 ?요청|공고|제안서"},
      {"ar", "مناقصه|المناقصه|عطاء|كراسه الشروط|تقديم العطاءات|دعوه لتقديم"},
      {"he", "מכרז|הזמנה להציע|הגשת הצעות"},
      {"en", "\\b(?:itt|tender|bid) (?:documents?|pack|package)\\b|\\b(?:returns?|submissions?) (?:by|"
            "due|no later)\\b"},
      {"en", "\\bresponses? (?:to (?:the|this|our) (?:\\w+ )?(?:rfp|rfq|tender|itt)|(?:\\S+ ){0,5}?must be (?:received|"
            "submitted|returned))|\\bto the (?:attached|enclosed) (?:rfp|rfq|itt|tender)"},
      {NULL, NULL}}},
    {"lead-time",
     "rfq",
     IN_WORDS,
     15,
     {{"en", "\\b(?:lead ?-?times?|delivery (?:time|date|period|schedule|terms)|time of delivery|how (?:fast|"
           "soon|quick\\w*|long) (?:\\S+ ){0,3}?(?:deliver|ship|get|have|supply)|availability|ex-?stock|ex stock|"
           "in stock|delivered to|fob|cif|exw|ex works|dap|ddp|freight|shipping cost)\\b"},
      {"de",
       "\\b(?:liefer(?:zeit|termin|frist|bar|ung)\\w*|wie schnell|verfugbar\\w*|ab lager|frei haus|frei baustelle)\\b"},
      {"fr", "\\b(?:delais? (?:de )?(?:livraison|fabrication|approvisionnement)|votre delai|delais?|"
            "disponibilite|franco)\\b"},
      {"es", "\\b(?:plazos? de entrega|tiempos? (?:\\w+ )?de entrega|disponibilidad|fecha de entrega)\\b"},
      {"it", "\\b(?:tempi? di consegna|termini? di consegna|disponibilita|data di consegna|consegna|resa)\\b"},
      {"pt", "\\b(?:prazos? de entrega|data de entrega|disponibilidade|pronta entrega|frete)\\b"},
      {"nl", "\\b(?:levertijd\\w*|leverbaar|leverdatum|op voorraad|levering)\\b"},
      {"pl", "\\b(?:termin\\w* (?:dostawy|realizacji)|czas\\w* (?:dostawy|realizacji)|dostepnosc\\w*|dostaw\\w+)\\b"},
      {"cs", "\\b(?:dodaci \\w+|termin\\w* dodani|dostupnost\\w*|dodani)\\b"},
      {"sv", "\\b(?:leveranstid\\w*|leverans\\w*|levererad\\w*|lagerfor\\w*)\\b"},
      {"tr", "(?:teslim(?:at)? (?:sure|tarih|zaman)|termin sure|teslimat|stokta)"},
      {"ru", "(?:срок[а-я]* (?:поставки|изготовления|отгрузки|доставки)|наличи[ея]|доставк[а-я]+|поставк[а-я]+)"},
      {"zh", "交期|交货|交貨|货期|貨期|供货周期|现货|運費|运费|发货"},
      {"ja", "納期|納入|在庫|送料"},
      {"ko", "납기|납품|재고|배송|운송비"},
      {"ar", "مده (?:التسليم|التوريد)|موعد التسليم|فتره التوريد|التوصيل|وقت التسليم|التسليم"},
      {"he", "זמן אספקה|מועד אספקה|זמני אספקה|זמינות|במלאי|אספקה"},
      {NULL, NULL}}},
    {"more-of-it",
     "order",
     IN_WORDS,
     35,
     {{"en", "\\b(?:we|i)(?:'ll|'d| will| want| need| would like| require| are taking)(?: to (?:take|"
           "have|get|add|buy))? (?:another |a further |an extra )?(?:\\d+|two|three|four|five|six|seven|"
           "eight|nine|ten|twelve|twenty|a dozen) (?:more|additional|further|extra|new)\\b|\\b(?:add|"
           "extend|upgrade) (?:our|the|my) (?:subscription|licen[cs]es?|plan|contract|order)"},
      {"de", "\\b(?:weitere|zusatzliche|noch) \\d+ (?:\\S+ ){0,3}?(?:bitte|benotig|brauch|bestell)"},
      {NULL, NULL}}},
    {"wants-to-switch",
     "rfq",
     IN_WORDS,
     35,
     {{"en", "\\b(?:looking|want|wanting|need|keen|hoping|planning|like|time|ready) to (?:change|switch|"
           "replace|upgrade|equip|outsource|migrate|get (?:\\d+|all|our|the whole))\\b|\\boutgrown\\b|"
           "\\bput (?:something|a package|a proposal|an offer) together\\b|\\bcan you do better\\b|\\bwe (?:currently|"
           "now|presently) pay\\b|\\bour (?:current|present|existing) (?:\\w+ )?(?:contract|supplier|"
           "provider|vendor|lease|policy) (?:is |ends|expires|runs|has|closes|comes)"},
      {"de", "\\b(?:wechseln|umsteigen|ausstatten|ablosen|ersetzen|ausrusten|vertrag (?:\\S+ ){0,3}?(?:lauft|"
            "endet|auslauf\\w*))\\b"},
      {"fr", "\\b(?:equiper|changer de (?:prestataire|fournisseur|logiciel|systeme)|remplacer|contrat (?:\\S+ ){0,3}?(?:se termine|"
            "expire|arrive a))"},
      {"es", "\\b(?:cambiar de (?:programa|proveedor|sistema)|para contratar|reemplazar|equipar|nuestro contrato (?:\\S+ ){0,3}?(?:termina|"
            "vence))"},
      {"it", "\\b(?:cambiare (?:fornitore|programma|sistema)|sostituire|attrezzare|contratto (?:\\S+ ){0,3}?(?:scade|"
            "termina))"},
      {"pt", "\\b(?:trocar de (?:fornecedor|sistema|programa)|substituir|equipar|contrato (?:\\S+ ){0,3}?(?:termina|"
            "vence))"},
      {"nl", "\\b(?:overstappen|vervangen|uitrusten|contract (?:\\S+ ){0,3}?(?:loopt af|eindigt))"},
      {"pl", "\\b(?:zmienic dostawce|wymienic|wyposazyc|umowa (?:\\S+ ){0,3}?(?:konczy|wygasa))"},
      {"cs", "\\b(?:zmenit dodavatele|vymenit|vybavit|smlouva (?:\\S+ ){0,3}?konci)"},
      {"sv", "\\b(?:byta leverantor|byta ut|byta system|utrusta|avtal (?:\\S+ ){0,3}?(?:gar ut|lop\\w+ ut))"},
      {"ru", "(?:сменить поставщика|заменить|перейти на|оснастить|договор (?:\\S+ ){0,3}?(?:заканчивается|истекает))"},
      {"zh", "更换|換一家|换一家|更換|替换"},
      {"ja", "切り替え|入れ替え|乗り換え|契約(?:が|は)?[^。]{0,8}(?:満了|終了)"},
      {"ko", "교체하|바꾸(?:려|고)|계약(?:이)? ?(?:만료|종료)"},
      {NULL, NULL}}},
    {"availability",
     "rfq",
     IN_WORDS,
     25,
     {{"en", "\\b(?:do|have|would|could|can|any chance) (?:you|u) (?:\\w+ )?(?:have|hold|got|stock|do|"
           "reserve|spare|keep|deliver|bring) " W8
             "(?:available|in stock|free|left|today|tomorrow|tonight|monday|tuesday|wednesday|thursday|"
                   "friday|saturday|sunday|this week|next week|weekend)"},
      {"de", "\\b(?:habt ihr|haben sie|hatten sie|hattet ihr|ist|sind) " W8 "(?:frei|verfugbar|da|lieferbar|"
            "vorratig|auf lager)\\b"},
      {"fr", "\\b(?:avez-vous|auriez-vous|est-ce que vous avez) " W8 "(?:disponibles?|en stock|de libre|libres?)"},
      {"es", "\\b(?:tienen|teneis|tendrian|hay) " W8 "(?:disponibles?|libres?|en stock|en existencia)"},
      {"it", "\\b(?:avete|avreste|c'e|ci sono) " W8 "(?:disponibil\\w|liber\\w|in pronta consegna|a magazzino)"},
      {"pt", "\\b(?:tem|teriam|voces tem|ha) " W8 "(?:disponive\\w+|disponivel|livres?|em estoque|pronta entrega)"},
      {"nl", "\\b(?:hebben jullie|heeft u|hebt u|is er) " W8 "(?:vrij|beschikbaar|op voorraad|liggen|staan)"},
      {"pl", "\\b(?:czy (?:maja|macie|jest|sa)) " W8 "(?:dostepn\\w+|woln\\w+|na stanie)"},
      {"cs", "\\b(?:mate|meli byste|je|jsou) " W8 "(?:k dispozici|voln\\w+|skladem|dostupn\\w+)"},
      {"sv", "\\b(?:har ni|finns det|finns) " W8 "(?:ledig\\w*|tillganglig\\w*|i lager|hemma)"},
      {"tr", "(?:musait mi|stokta var|elinizde var|bosta|uygun mu)"},
      {"ru", "(?:есть (?:ли )?(?:\\S+ ){0,6}?(?:в наличии|свободн|на складе)|свобод(?:ен|на|ны) ли|имеется ли)"},
      {"zh", "有(?:没有)?现货|是否有货|有货吗|还有(?:空|货)"},
      {"ja", "(?:空き|在庫)(?:は|が)?(?:あり|ござい|ある)"},
      {"ko", "재고(?:가)? ?있|가능한 (?:날짜|장비)|이용 ?가능"},
      {"ar", "هل (?:يتوفر|متوفر) "},
      {"he", "(?:יש לכם|האם יש|זמין|פנוי)"},
      {"fr", "\\bdispo(?:nibilite)? ?\\?"},
      {"es", "\\bdisponibilidad ?\\?"},
      {"pt", "\\bha disponibilidade|\\bdisponibilidade ?\\?"},
      {"sv", "\\bfinns det ?\\?"},
      {"de", "\\bgeht das noch|\\bnoch (?:frei|verfugbar)|\\bwelche termine (?:haben|hatten)"},
      {"cs", "\\bmate voln\\w+"},
      {"zh", "有(?:没有)?货"},
      {NULL, NULL}}},
    {"urgent",
     NULL,
     IN_WORDS,
     10,
     {{"en", "\\b(?:today|tomorrow|tonight|right away|immediately|as soon as possible|this (?:morning|"
           "afternoon|week)|by (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))\\b"},
      {"", "\\basap\\b|\\burgent|\\bdringend|\\beilig|\\burgen(?:te|cia|za)\\b|\\bpiln[iey]|\\bnalehav|"
            "\\bspech|\\bbradska|\\bacil\\b|срочно|紧急|急需|緊急|至急|大至急|急ぎ|긴급|급합|급하|عاجل|דחוף|\\bspoed"},
      {NULL, NULL}}},
    {NULL, NULL, 0, 0, {{NULL, NULL}}},
};
