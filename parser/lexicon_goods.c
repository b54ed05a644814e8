/* Words of goods: units, what is counted but not bought, buying, and what ends a product's name. */
#include "parser/lexicon.h"

const LexRow LEXICON_GOODS[] = {
    {"*", ROLE_COUNT, 1, "pcs",
     "pcs|pc|pce|pces|piece|pieces|nos|ea|each|unit|units|stk|stck|stück|stücke|stücken|stueck|stuks|stuk|st|szt|sztuk|"
     "sztuki|sztuka|ks|kusů|kusy|"
     "kus|kusu|adet|adettir|pièce|pièces|pieza|piezas|uds|ud|unidad|unidades|unidade|unidades|pz|pezzi|pezzo|unità|"
     "peça|peças|"
     "styck|stykker|stykk|шт|штук|штуки|штука|ед|единиц|единицы|台|枚|个|個|件|只|隻|本|脚|支|把|张|張|条|條|块|塊|部|"
     "辆|輛|架|艘|基|点|"
     "皿|膳|杯|冊|册|着|足|株|艇|켤레|벌|권|그루|"
     "개|대|장|매|קטעים|יחידות|יחידה|יח|قطعة|قطع|وحدة|وحدات|حبة|unit(s)|unités|unité|stycken|kpl|kappale|darab|buc|"
     "bucăți"},
    {"other", ROLE_COUNT, 1, "pcs", "db"},
    {"en", ROLE_COUNT, 1, "pcs", "off|items|copies of"},
    {"*", ROLE_COUNT, 1, "sets",
     "set|sets|kit|kits|satz|sätze|jeu|jeux|juego|juegos|serie "
     "de|conjunto|conjuntos|jogo|jogos|komplet|kompletów|komplety|kompletů|"
     "kompletami|garnitur|zestaw|zestawów|zestawy|sad|sada|sady|takım|takim|комплект*|набор|наборов|套|组|組|セット|"
     "세트|طقم|أطقم|مجموعة|"
     "סט|סטים|ערכה|ערכות|stel|stellen|sats|satser|sæt|kompl"},
    {"*", ROLE_COUNT, 2, "pcs", "pair|pairs|paar|paire|paires|par|pares|paia|coppia|coppie|пара|пары|пар|对|對"},
    {"*", ROLE_MASS, 1, "kg",
     "kg|kgs|kilo|kilos|kilogram*|кг|килограмм*|公斤|千克|킬로|كجم|كغ|كيلو|كيلوغرام|ק\"ג|קג|קילו"},
    {"*", ROLE_MASS, 1, "t",
     "t|ton|tons|tonne|tonnes|tonnen|tonnellate|toneladas|tonelada|mt|тонн|тонны|тонна|т|吨|噸|トン|톤|طن|أطنان|"
     "טון|טונות|tona|tony|tun|tuny|tonn"},
    {"*", ROLE_MASS, 1, "m",
     "m|mtr|mtrs|meter|meters|metre|metres|metern|mètres|mètre|metros|metro|metri|metrów|metrů|метр*|м|米|公尺|"
     "メートル|"
     "미터|متر|أمتار|م|מטר|מטרים|lfm|rm"},
    {"*", ROLE_MASS, 1, "l",
     "l|ltr|ltrs|liter|liters|litre|litres|litern|litros|litri|litrów|litrů|литр*|л|升|公升|リットル|리터|لتر|ليتر|"
     "ליטר"},
    {"*", ROLE_PACK, 1, "bags",
     "bag|bags|sack|sacks|säcke|sac|sacs|saco|sacos|sacco|sacchi|zak|zakken|worek|worków|worki|pytel|pytlů|"
     "säckar|çuval|torba|мешк*|мешок|袋|袋子|포대|포|كيس|أكياس|שקים|שק"},
    {"*", ROLE_PACK, 1, "drums",
     "drum|drums|barrel|barrels|fass|fässer|fût|fûts|bidón|bidones|tambor|tambores|fusto|fusti|vat|vaten|"
     "beczek|beczki|beczka|sud|sudů|sudy|fat|varil|бочек|бочки|бочка|桶|ドラム|드럼|برميل|براميل|חביות|חבית"},
    {"*", ROLE_PACK, 1, "pallets",
     "pallet|pallets|palette|paletten|palettes|palé|palés|palet|palets|pallet|pallets|bancale|bancali|palete|"
     "paletes|paleta|palety|palet|pall|pallar|palet|паллет*|поддон*|托盘|托|棧板|パレット|팔레트|منصة|منصات|משטחים|"
     "משטח"},
    {"*", ROLE_PACK, 1, "buckets",
     "bucket|buckets|pail|pails|eimer|eimern|seau|seaux|cubo|cubos|secchi|secchio|balde|baldes|emmer|emmers|"
     "wiader|wiadro|wiadra|kbelík|kbelíků|hink|hinkar|kova|ведер|ведра|ведро|缶"},
    {"*", ROLE_PACK, 1, "rolls",
     "roll|rolls|rolle|rollen|rouleau|rouleaux|rollo|rollos|rotolo|rotoli|rolo|rolos|rolka|rolek|rolki|rulla|"
     "rullar|rulo|рулон*|卷|捲|巻|롤|لفة|لفات|גלילים|גליל"},
    {"*", ROLE_PACK, 1, "boxes",
     "box|boxes|carton|cartons|karton|kartons|kartonů|kartony|kartonów|cartons|caisse|caisses|boîtes|caja|cajas|"
     "scatola|scatole|cartone|cartoni|caixa|caixas|doos|dozen|kisten|kiste|pudeł|pudełek|pudełka|krabic|lådor|"
     "kartonger|koli|kutu|короб*|ящик*|箱|盒|박스|상자|صندوق|صناديق|كرتون|ארגזים|קרטונים|case|cases|crate|crates"},
    {"*", ROLE_PACK, 1, "packs",
     "pack|packs|pkt|packet|packets|packung|packungen|paquet|paquets|paquete|paquetes|pacco|pacchi|pacote|pacotes|"
     "opakowań|opakowania|balení|paket|упаков*|пачек|包|팩"},
    {"*", ROLE_PACK, 1, "bottles",
     "bottle|bottles|flasche|flaschen|bouteille|bouteilles|botella|botellas|bottiglia|bottiglie|garrafa|"
     "garrafas|fles|flessen|butelek|lahví|flaskor|şişe|бутыл*|瓶|병"},
    {"en", ROLE_DOZEN, 12, "pcs", "dozen|doz|dz"},
    {"*", ROLE_DOZEN, 12, "pcs",
     "dutzend|dtzd|douzaine|douzaines|docena|docenas|dozzina|dozzine|dúzia|dúzias|dozijn|tuzin|tucet|dussin|düzine|"
     "дюжин*|ダース"},
    {"*", ROLE_TECH, 1, NULL,
     "mm|cm|dm|km|µm|nm|inch|inches|zoll|pouces|pulgadas|pollici|polegadas|duim|cali|palců|tum|дюйм*|ft|feet|foot|"
     "bar|mbar|psi|kpa|mpa|pa|"
     "kw|w|mw|hp|ps|cv|kva|va|v|kv|volt|volts|vdc|vac|a|amp|amps|ma|hz|khz|mhz|rpm|u/"
     "min|nm|kn|n|knm|°c|°f|degc|grad|degree|degrees|deg|stupně|stupňů|stopni|graden|degrés|grados|gradi|graus|grader|"
     "cbm|l/min|l/"
     "h|gpm|cfm|g|mg|gr|gram|grams|lb|lbs|oz|ppm|db|lux|lm|dn|pn|µl|ul|ml|cl|hl|cc|gb|tb|mb|ghz|kwh|mwh|wh|"
     "кв|мм|см|км|квт|бар|вт|гц|в|об|м3|м2|м3/ч|м³/"
     "ч|градус*|毫米|厘米|寸|千瓦|伏|瓦|度|平方米|ミリ|センチ|밀리|와트|مم|سم|كيلوواط|בר|"
     "ممم|بوصة|ממ|מ\"מ|ס\"מ|وات|פס|percent|prozent|pour cent|procent|процент*|per "
     "cent|points|point|times|mal|fach|way|axis|stage|pole|"
     "pin|phase|polig|stufig|series|bit|core|port|channel|acre|acres|hectares|ha|sq|sqft|cst|micron|mesh|gsm|mile|"
     "miles|meilen|millas|miglia|milhas|yards|amps|"
     "litre/h|minute|pm|uhr|noon|gmt|cet|utc|o'clock|h|uhr"},
    {"*", ROLE_PERSON, 1, NULL,
     "us|them|parts|part|cents|cent|seconds|second|sekunden|secondes|segundos|secondi|s|sec|attached|enclosed|"
     "statement|request|requests|"
     "enquiry|inquiry|"
     "partner*|vertriebspartner*|link|sample|samples|list|discount|idea|feeling|person|persons|people|employees|staff|"
     "users|agents|colleagues|members|participants|students|children|guests|"
     "operators|engineers|"
     "technicians|apprentices|team|men|women|attendees|visitors|customers|clients|shops|stores|sites|site|locations|"
     "offices|plants|factories|"
     "branches|countries|floors|rooms|buildings|schools|houses|companies|suppliers|makers|visits|questions|minutes|"
     "copies|copy|brochures|"
     "brochure|catalogues|catalogs|catalogue|catalog|leaflets|booklets|sentences|pages|parts "
     "of|invoices|photos|pictures|documents|options|"
     "reasons|times|prices|quotes|quotations|offers|references|languages|shifts|lines|line|breweries|kitchens|"
     "apartments|beds|seats|places|"
     "workplaces|witnesses|lorries|trucks "
     "of|cells|makers|markets|districts|projects|project|phases|steps|tests|topics|dimensions|colleagues|"
     "quai|rue|avenue|boulevard|chemin|via|viale|calle|rua|street|road|lane|drive|ulica|straat|gatan|impasse|plaza|"
     "piazza|"
     "callers|of us|of them|of you|of our|of your|cycles|call "
     "offs|options|call|calls|weekly|series|"
     "personen|mitarbeiter*|kollegen|leute|standorte|filialen|kunden|gäste|teilnehmer|schüler|studenten|wohnungen|"
     "häuser|räume|"
     "büros|werke|anlagen|gemeinden|fragen|seiten|kataloge|prospekte|broschüren|exemplare|dächer|etagen|nutzer|"
     "anwender|arbeitsplätze|"
     "personnes|employés|collaborateurs|salariés|utilisateurs|élèves|clients|agences|étages|chambres|questions|"
     "catalogues|"
     "brochures|exemplaires|visites|étapes|livraisons|personas|empleados|usuarios|alumnos|clientes|sedes|oficinas|"
     "plantas|preguntas|"
     "catálogos|folletos|visitas|trabajadores|persone|dipendenti|utenti|colleghi|clienti|sedi|uffici|domande|cataloghi|"
     "piani|stabilimenti|pessoas|funcionários|utilizadores|usuários|alunos|clientes|lojas|perguntas|filiais|mensen|"
     "medewerkers|collega's|werknemers|gebruikers|klanten|vestigingen|winkels|kantoorwinkels|vragen|leerlingen|osób|"
     "osoby|pracowników|"
     "użytkowników|klientów|oddziałów|pytań|lokalizacji|osob|lidí|zaměstnanc*|uživatel*|zákazník*|poboček|otázek|"
     "personer|anställda|medarbetare|användare|kunder|butiker|frågor|elever|kişi|kişilik|çalışan*|kullanıcı|müşteri|"
     "şube|soru|"
     "человек|людей|сотрудник*|пользовател*|клиент*|филиал*|вопрос*|мест|рабочих "
     "мест|人|名|位|员工|用户|家|학년|명|사람|"
     "أشخاص|شخص|موظف*|فروع|عملاء|אנשים|עובדים|משתמשים|לקוחות|סניפים|tests|tours|floors|wks"},
    /* wanting and buying */
    {"en", ROLE_BUY, 0, NULL,
     "need|needs|needed|want|wants|require|requires|required|requirement|quote|quoting|quotation|price|prices|pricing|"
     "order|ordering|buy|"
     "buying|purchase|offer|supply|hire|rent|rental|looking for|interested in|cost|costs|short "
     "of|enquiry|inquiry|would like|like|rfq|take|"
     "send|deliver|send us|send me|shopping "
     "list|scope|provide|proposal|get|replace|replacing|ship|procure|procurement|reorder|add|go with|"
     "go ahead|go for|bid|bids|tender|how "
     "much|calibrate|calibrating|calibration|estimate|book|lease|comprising|include|includes|including|"
     "have|calibrated|migrating|manage|another|lot|item|qty|quantity|material|requesting|request|searching|supplying|"
     "please|pls|kindly"},
    {"de", ROLE_BUY, 0, NULL,
     "benötig*|brauch*|such*|bestell*|angebot*|anfrage*|preis*|kost*|kauf*|beschaff*|liefer*|anbieten|offerier*|miet*|"
     "bitte um|"
     "interess*|bedarf|hätte*|möchte*|wünsch*|pos|position|verlang*|kalibrier*|ersatz|leasen|quotier*|haben "
     "wir|über|habt"},
    {"fr", ROLE_BUY, 0, NULL,
     "besoin|devis|offre|prix|command*|achat|acheter|achet*|souhait*|cherch*|recherch*|fourni*|lou*|location|chiffr*|"
     "cotation|remettez|il nous "
     "faut|faudrait|faut|voudri*|aimer*|désir*|livr*|combien|pour|étalonn*|intéress*"},
    {"es", ROLE_BUY, 0, NULL,
     "necesit*|requier*|cotiza*|presupuest*|precio*|compr*|pedido|pedir|oferta|busc*|suministr*|alquil*|renta|quer*|"
     "solicit*|adquir*|"
     "interes*|cuánto|lote|partida|unidades|calibra*|hace falta"},
    {"it", ROLE_BUY, 0, NULL,
     "serv*|bisogno|preventiv*|offert*|prezz*|ordin*|acquist*|cerc*|fornitur*|noleggi*|vorre*|quotazion*|richied*|"
     "necessit*|quanto|"
     "interess*|rif|lotto|taratura|desider*|mettete"},
    {"pt", ROLE_BUY, 0, NULL,
     "precis*|necessit*|orçamento*|cotação|preço*|compr*|pedido|encomend*|procur*|fornec*|alug*|loca*|quer*|gostaria*|"
     "solicit*|interess*|"
     "quanto|lote|calibra*|orçar|cotar"},
    {"nl", ROLE_BUY, 0, NULL,
     "nodig|offerte*|prijs*|bestel*|koop*|kopen|zoek*|lever*|huur*|huren|graag|wil|willen|aanvra*|behoefte|doe "
     "maar|kost*|wens*|interesse"},
    {"pl", ROLE_BUY, 0, NULL,
     "potrzeb*|ofert*|wycen*|cen*|zamów*|kup*|szuk*|dostaw*|dostarcz*|wynaj*|wynaję*|najm*|prosz*|interes*|zapytan*|"
     "chc*|zakup*|zapotrzeb*"},
    {"cs", ROLE_BUY, 0, NULL,
     "potřeb*|nabíd*|cen*|objedn*|koup*|hled*|dodá*|dodav*|půjč*|pronáj*|poptáv*|zájem|chce*|prosím*|kalibrac*|stál*|"
     "kolik"},
    {"sv", ROLE_BUY, 0, NULL,
     "behöv*|offert*|pris*|beställ*|köp*|sök*|lever*|hyr*|vill|önsk*|förfrågan|intresse*|kostar|brug "
     "for|trenger|tilbud|skal bruge"},
    {"tr", ROLE_BUY, 0, NULL,
     "ihtiyaç*|ihtiyac*|teklif*|fiyat*|sipariş*|satın|al*|lazım|gerek*|isti*|talep*|kirala*|arıyor*|tedarik*"},
    {"ru", ROLE_BUY, 0, NULL,
     "нужн*|нужен|необходим*|требу*|кп|предложен*|цен*|заказ*|куп*|закуп*|поставк*|приобре*|интерес*|прос*|аренд*|"
     "стоимост*|хот*|"
     "рассчита*|обойд*|заявк*|сколько|ищем"},
    {"zh", ROLE_BUY, 0, NULL,
     "需要|采购|採購|询价|詢價|报价|報價|价格|價格|订购|訂購|购买|購買|求购|租用|租赁|需求|想要|下单|需求量|计划"},
    {"ja", ROLE_BUY, 0, NULL,
     "見積|お見積|見積り|見積もり|購入|注文|発注|必要|希望|価格|お願い|いただける|導入|レンタル|費用|追加"},
    {"ko", ROLE_BUY, 0, NULL, "견적|구매|주문|필요|가격|단가|발주|구입|부탁|임대|요청|문의"},
    {"ar", ROLE_BUY, 0, NULL, "نحتاج|أحتاج|عرض|سعر|أسعار|شراء|طلب|نرغب|نريد|توريد|استئجار|لاستئجار|تزويدنا|مطلوب|كم"},
    {"he", ROLE_BUY, 0, NULL, "צריכים|מבקשים|הצעת|מחיר|הזמנה|לרכוש|רכישה|מעוניינים|זקוקים|לקנות|להזמין|מחפשים|כמה"},

    {"en", ROLE_WANT, 0, NULL,
     "need|needs|require|requires|hire|rent|buy|order|purchase|replace|looking for|price on|price for|price "
     "of|prices for|quote for|"
     "quote on|cost of|price up|supply|would like|searching for|how much is|how much for|cost for|interested "
     "in|add|get "
     "us|quotation for"},
    {"de", ROLE_WANT, 0, NULL,
     "brauche|brauchen|benötige|benötigen|suche|suchen|bestellen|mieten|kaufen|angebot für|angebot über|preis "
     "für|kostet|noch|bräuchte*|"
     "bedarf an|anbieten|leihen"},
    {"fr", ROLE_WANT, 0, NULL,
     "besoin|cherche|cherchons|acheter|louer|commander|devis pour|prix pour|prix d|recherchons|faut|faudrait"},
    {"es", ROLE_WANT, 0, NULL,
     "necesito|necesitamos|requiero|requerimos|busco|buscamos|comprar|alquilar|rentar|cotizar|precio de|cotización de"},
    {"it", ROLE_WANT, 0, NULL,
     "serve|servirebbe|cerco|cerchiamo|acquistare|noleggiare|preventivo per|prezzo di|ordinare|bisogno"},
    {"pt", ROLE_WANT, 0, NULL,
     "preciso|precisamos|procuro|procuramos|comprar|alugar|orçamento para|orçamento de|necessito|necessitamos"},
    {"nl", ROLE_WANT, 0, NULL, "zoek|zoeken|huren|kopen|bestellen|offerte voor|prijs voor|huur|nodig|prijs van"},
    {"pl", ROLE_WANT, 0, NULL, "potrzebuję|potrzebujemy|szukamy|szukam|kupić|wynająć|zamówić|potrzebny"},
    {"cs", ROLE_WANT, 0, NULL, "potřebuji|potřebujeme|hledám|hledáme|koupit|objednat|půjčit"},
    {"sv", ROLE_WANT, 0, NULL, "behöver|söker|köpa|hyra|beställa|offert på|pris på|mangler|trenger|skal bruge"},
    {"tr", ROLE_WANT, 0, NULL, "lazım|ihtiyacımız|istiyoruz|almak|kiralamak"},
    {"ru", ROLE_WANT, 0, NULL,
     "нужен|нужна|нужно|нужны|требуется|требуются|ищем|купить|арендовать|заказать|приобрести"},
    {"*", ROLE_QTY, 0, NULL,
     "qty|qnty|quantity|quantities|how many|order quantity|required quantity|no. "
     "of|menge|anzahl|stückzahl|bestellmenge|quantité|quantités|"
     "qté|nombre|cantidad|cantidades|cant|quantità|q.tà|qtà|qta|quantidade|qtd|qtde|aantal|hoeveelheid|ilość|liczba|"
     "sztuk|množství|počet|"
     "antal|kvantitet|antall|mængde|miktar|miktarı|adedi|sayısı|количеств*|кол-во|кол|数量|數量|个数|台数|個数|수량|"
     "갯수|الكمية|كمية|عدد|العدد|"
     "כמות|כמויות|unidades|uds|quantity required|count|number of units|volume|need by qty|amount needed"},
    {"*", ROLE_ITEM, 0, NULL,
     "item|items|description|product|products|part|part "
     "no|material|article|model|name|goods|specification|artikel|bezeichnung|beschreibung|"
     "produkt|material|article|désignation|désignations|description|produit|référence|artículo|descripción|producto|"
     "concepto|articolo|"
     "descrizione|prodotto|item|descrição|produto|omschrijving|product|nazwa|opis|towar|produkt|název|popis|zboží|"
     "benämning|beskrivning|"
     "produkt|vara|ürün|açıklama|malzeme|наименовани*|товар|описание|продукт|品名|名称|名稱|产品|產品|商品|物料|规格|"
     "型号|型號|品目|"
     "제품|품명|품목|الصنف|المنتج|الوصف|البيان|פריט|תיאור|מוצר"},
    {"en", ROLE_OF, 0, NULL, "of|of the|x"},
    {"de", ROLE_OF, 0, NULL, "von|der|des|vom|x|mal"},
    {"fr es pt it", ROLE_OF, 0, NULL, "de|di|du|des|d|del|dei|delle|degli|da|do|dos|das|della|del"},
    {"nl sv", ROLE_OF, 0, NULL, "van|av|af"},
    {"ja zh ko", ROLE_OF, 0, NULL, "の|的"},
    {"ar he", ROLE_OF, 0, NULL, "من|של"},
    {"*", ROLE_AND, 0, NULL,
     "and|plus|und|sowie|samt|zzgl|et|ainsi|así como|assim como|alsmede|och|og|oraz|jakož|ve|و|и|а "
     "также|和|及|と|및|와|과|وكذلك|וגם|"
     "as well as|または|以及|并|並"},
    {"en", ROLE_AND, 0, NULL, "or"},
    {"de", ROLE_AND, 0, NULL, "oder"},
    {"fr", ROLE_AND, 0, NULL, "ou"},
    {"es", ROLE_AND, 0, NULL, "y|e|o|u"},
    {"it", ROLE_AND, 0, NULL, "e|ed|o"},
    {"pt", ROLE_AND, 0, NULL, "e|ou"},
    {"nl", ROLE_AND, 0, NULL, "en|of"},
    {"pl", ROLE_AND, 0, NULL, "i|a"},
    {"cs", ROLE_AND, 0, NULL, "a|i"},
    {"en", ROLE_ONE, 1, NULL, "a|an|one|another"},
    {"de", ROLE_ONE, 1, NULL, "ein|eine|einen|einem|einer"},
    {"fr", ROLE_ONE, 1, NULL, "un|une"},
    {"es", ROLE_ONE, 1, NULL, "un|una|uno"},
    {"it", ROLE_ONE, 1, NULL, "un|una|uno"},
    {"pt", ROLE_ONE, 1, NULL, "um|uma"},
    {"nl", ROLE_ONE, 1, NULL, "een|één"},
    {"pl", ROLE_ONE, 1, NULL, "jeden|jedna|jedną|jednego|jedno|jednej"},
    {"cs", ROLE_ONE, 1, NULL, "jeden|jedna|jednu|jedno|jednoho"},
    {"sv", ROLE_ONE, 1, NULL, "en|ett|et"},
    {"tr", ROLE_ONE, 1, NULL, "bir"},
    {"ru", ROLE_ONE, 1, NULL, "один|одна|одну|одно|одного"},
    {"en", ROLE_NEW, 0, NULL, "replacement|spare"},
    {"de", ROLE_NEW, 0, NULL, "ersatz*"},
    {"fr es it pt", ROLE_NEW, 0, NULL, "remplacement|repuesto|ricambio|reposição"},

    /* where a product's name ends */
    {"en", ROLE_STOP, 0, NULL,
     "for|to|from|in|at|on|that|which|who|we|i|you|is|are|was|were|be|will|would|can|could|should|must|please|pls|need|"
     "needs|needed|delivered|"
     "delivery|shipped|ship|incl|including|excluding|per|by|before|until|within|as|each|all|it|they|this|these|if|but|"
     "because|so|asap|now|"
     "remotely|too|also|has|have|had|do|does|not|no|your|our|my|their|his|her|its|into|onto|available|urgently|via|"
     "than|then|when|where|"
     "what|how|same|today|tomorrow|plus|instead|about|over|there|here|last|like|required|requires|supplied|fob|cif|exw|"
     "ddp|dap|together|"
     "complete|out|up|off|through|between|after|since|such|more|less|only|just|still|again|up "
     "to|installed|according|acc|total|"
     "with delivery|tell|going|running|used|fits"},
    {"de", ROLE_STOP, 0, NULL,
     "für|mit|inkl|inklusive|in|im|bei|beim|an|am|auf|aus|zu|zum|zur|nach|bis|ab|per|pro|je|à|wir|ich|sie|uns|ist|sind|"
     "wird|werden|bitte|"
     "die|der|das|den|dem|des|welche|dass|wie|was|wann|kosten|kostet|liefern|lieferung|brauche|brauchen|benötigen|frei|"
     "anbieten|samt|"
     "sowie|und|oder|aber|auch|noch|nur|nicht|zusammen|insgesamt|kaufen|bestellen|mieten|erhalten|haben|ohne|gemäß|"
     "laut|nebst"},
    {"fr", ROLE_STOP, 0, NULL,
     "pour|avec|dans|sur|à|au|aux|en|par|chez|que|qui|nous|vous|je|il|est|sont|merci|et|ou|livré*|comme|votre|notre|"
     "afin|selon|sans|y|"
     "ainsi|ils|elles|avant|jusqu"},
    {"es", ROLE_STOP, 0, NULL,
     "para|en|a|al|con|por|que|y|e|o|u|nos|les|se|es|son|favor|incluyendo|incluido|según|entregad*|puest*|hasta|antes|"
     "sin|desde|obra|aquí"},
    {"it", ROLE_STOP, 0, NULL,
     "per|a|al|alla|ai|in|nel|nella|su|che|e|ed|o|ci|vi|è|sono|entro|franco|compres*|inclus*|secondo|presso|senza|"
     "oltre|da consegnare|dal"},
    {"pt", ROLE_STOP, 0, NULL,
     "para|em|no|na|com|por|que|e|ou|nos|é|são|até|entregu*|incluindo|aqui|sem|conforme|segundo"},
    {"nl", ROLE_STOP, 0, NULL,
     "voor|met|in|op|aan|bij|naar|uit|tot|die|dat|wij|we|ik|u|is|zijn|en|of|graag|incl|inclusief|week|zonder|te|"
     "volgens|leveren|hebben|om"},
    {"pl", ROLE_STOP, 0, NULL,
     "dla|do|z|ze|na|w|we|przy|od|po|i|oraz|lub|który*|proszę|jest|są|wraz|bez|według|na okres"},
    {"cs", ROLE_STOP, 0, NULL, "pro|do|s|se|na|v|ve|při|od|po|a|i|nebo|který*|prosím|je|jsou|včetně|bez|podle|k|z"},
    {"sv", ROLE_STOP, 0, NULL,
     "för|till|med|i|på|från|och|eller|som|vi|är|samt|inkl|inklusive|per|utan|enligt|til|med|fra|og"},
    {"tr", ROLE_STOP, 0, NULL,
     "için|ile|ve|veya|olan|lazım|almak|istiyoruz|rica|ihtiyacımız|gerekiyor|gerekli|var|fiyat*|teklif*|talep*"},
    {"ru", ROLE_STOP, 0, NULL,
     "для|с|со|в|во|на|по|из|от|до|и|или|к|который*|просим|нужен|нужны|под|при|без|согласно|срок*|доставк*"},
    {"ar", ROLE_STOP, 0, NULL, "إلى|في|مع|على|قبل|تسليم|وميزانيتنا|لمشروعنا|لمدة|لمشروع|حتى|بدون|خلال"},
    {"he", ROLE_STOP, 0, NULL, "עבור|עם|עד|לפני|את|כולל|ללא|לפי|אל"},
    {"zh", ROLE_STOP, 0, NULL, "请|請|每|每套|每台|每个|含|用于|交货|租期|我们|我司|需要|以及|的价格|价格"},
    {"ja", ROLE_STOP, 0, NULL, "を|について|につき|お願い|が|は|に|で|追加"},
    {"ko", ROLE_STOP, 0, NULL, "견적|부탁|필요|구매"},
    {"*", ROLE_IDENTIFIER, 0, NULL,
     "nr|num|number|ref|reference|invoice|rfq|item|option|hall|booth|stand|room|building|floor|level|gate|page|chapter|"
     "section|iso|din|"
     "ansi|astm|api|class|type|typ|model|modell|serie|series|part|lot|los|lote|lotto|rif|artikel|art|rechnung|auftrag|"
     "zeichnung|"
     "drawing|drg|rev|version|vol|line|suite|apt|postfach|cp|phase|grade|grado|№|номер|счет|lead|ticket|case "
     "no|contract|vertrag|id|"
     "figure|fig|table|appendix|exhibit|annex|step|route|highway|cw|zone|pn|dn|ral|size|größe|taille|talla|index|batch|"
     "sn|mark|gen|"
     "generation|stage|tier|layer|ext|extension|durchwahl|dw|pos|position|rr|po|pt|ip|ph|rm|unit no"},
    {"*", ROLE_EACH, 0, NULL, "each|every|每|每套|每台|每个|각|لكل|לכל"},
    {"de", ROLE_EACH, 0, NULL, "je|pro|jeweils|jede|jeder|jedes"},
    {"fr", ROLE_EACH, 0, NULL, "par|chacun|chacune|chaque"},
    {"es", ROLE_EACH, 0, NULL, "por|cada"},
    {"it", ROLE_EACH, 0, NULL, "ciascuno|ciascuna|cadauno"},
    {"pt", ROLE_EACH, 0, NULL, "por|cada"},
    {"nl", ROLE_EACH, 0, NULL, "elk|elke"},
    {"ru", ROLE_EACH, 0, NULL, "каждый|каждая|каждого"},
    {"en", ROLE_BUY, 0, NULL, "charge|charges|collect|in stock|have you got|do you have|do you hold"},
    {"en de nl sv", ROLE_EACH, 0, NULL, "per"},
    {"en", ROLE_BUY, 0, NULL, "are after|is after|am after|soliciting|sourcing|rate|rates|send me|give me|pricing on"},
    {"en", ROLE_OWN, 0, NULL,
     "use|uses|using|run|runs|operate|operates|employ|employs|currently|serve|serves|distributes|distribute|looks|"
     "supplies|tested|answered|made"},
    {"de", ROLE_OWN, 0, NULL, "nutzen|betreiben|beschäftigen|verwenden|betreuen|gekauft|verfügen|arbeiten"},
    {"fr", ROLE_OWN, 0, NULL, "utilisons|exploitons|employons|avons|sommes|acheté"},
    {"es", ROLE_OWN, 0, NULL, "tenemos|usamos|utilizamos|somos|compramos"},
    {"it", ROLE_OWN, 0, NULL, "abbiamo|usiamo|utilizziamo|siamo|acquistato"},
    {"pt", ROLE_OWN, 0, NULL, "temos|usamos|utilizamos|somos"},
    {"nl", ROLE_OWN, 0, NULL, "gebruiken|hebben|bezitten"},
    {"pl", ROLE_OWN, 0, NULL, "mamy|używamy|posiadamy|zatrudniamy"},
    {"cs", ROLE_OWN, 0, NULL, "máme|používáme|vlastníme"},
    {"sv", ROLE_OWN, 0, NULL, "har|använder|driver"},
    {"tr", ROLE_OWN, 0, NULL, "kullanıyoruz|sahibiz|çalışıyoruz"},
    {"ru", ROLE_OWN, 0, NULL, "имеем|используем|эксплуатируем|купили|работает"},
    {"de", ROLE_PACK, 1, "packs", "pakete|paketen|gebinde"},
    {"en", ROLE_PACK, 1, "rolls", "reel|reels|coil|coils"},
    {"fr", ROLE_DOZEN, 10, "pcs", "dizaine|dizaines"},
    {"fr", ROLE_DOZEN, 15, "pcs", "quinzaine"},
    {"fr", ROLE_DOZEN, 20, "pcs", "vingtaine"},
    {"fr", ROLE_DOZEN, 30, "pcs", "trentaine"},
    {"fr", ROLE_DOZEN, 50, "pcs", "cinquantaine"},
    {"fr", ROLE_DOZEN, 100, "pcs", "centaine"},
    {"es", ROLE_DOZEN, 10, "pcs", "decena|decenas"},
    {"es", ROLE_DOZEN, 100, "pcs", "centenar"},
    {"it", ROLE_DOZEN, 10, "pcs", "decina"},
    {"it", ROLE_DOZEN, 20, "pcs", "ventina"},
    {"it", ROLE_DOZEN, 100, "pcs", "centinaio"},
    {"pt", ROLE_DOZEN, 10, "pcs", "dezena"},
    {"nl", ROLE_DOZEN, 10, "pcs", "tiental"},
    {"*", ROLE_MASS, 1, "m2",
     "m2|m²|qm|sqm|sqft|м2|м²|кв м|平方米|平米|坪|㎡|metros cuadrados|mq|mètres carrés|quadratmeter|square "
     "metres|square meters|square feet"},
    {"*", ROLE_MASS, 1, "m3",
     "m3|m³|cbm|kubikmeter|кубов|куба|куб|м3|м³|立方米|立米|cubic metres|cubic meters|cubic yards|mètres cubes|metri "
     "cubi|metros cúbicos|kuub"},
    {"*", ROLE_MASS, 1, "gal", "gal|gallon|gallons|галлон*"},
    {"ja", ROLE_COUNT, 1, "pcs", "双|足|着|冊|部|缶|丁|式|点|玉|粒|棟|面|体|頭|株|口|巻|マイ|ヶ|ケ|コ|ピース"},
    {"zh", ROLE_COUNT, 1, "pcs", "双|雙|副|顶|盏|扇|樘|根|株|头|匹|幅|对|棵|串|座|头|颗|粒|枝|扎|宗"},
    {"ko", ROLE_COUNT, 1, "pcs", "동|켤레|권|벌|자루|그루|마리|채|점|건|EA"},
    {"ja", ROLE_PACK, 1, "boxes", "ケース|カートン|箱"},
    {"de", ROLE_BUY, 0, NULL, "anschaff*|*anfrage|*bedarf|ausstatt*|planen wir|*bestellung"},
    {"he", ROLE_BUY, 0, NULL, "צריך|צריכה|הצעה|מעוניין|מעוניינת|דרוש|דרושים|דרושה"},
    {"zh", ROLE_BUY, 0, NULL, "购入|購入|急需|另需|需|询|求|拟购|订|採買|订做"},
    {"other", ROLE_BUY, 0, NULL,
     "tarjou*|tarvits*|pyydämme|hinta|ostaa|ajánlat*|árajánlat*|szükség*|kérünk|rendel*|ofert*|avem "
     "nevoie|preț|cumpăra|προσφορ*|χρειαζ*|τιμ*|пропозиц*|потрібн*|ціна|замов*|báo giá|penawaran|harga"},
    {"sv", ROLE_BUY, 0, NULL, "skal bruge|ønsker*|tilbud*|pristilbud|bestil*|kjøpe|købe|behøver|søger|leverantör*"},
    {"*", ROLE_PERSON, 0, NULL,
     "gästen|gast|gäste|guest|photographe|photographer|fotograf*|catering|wykonawc*|invitados|convidados|ospiti|"
     "invités|gasten|gości|hostů|gäster|konuk*|гостей|pages|páginas|pagine|stron|stran|sidor|sivua"},
    {"*", ROLE_PERSON, 0, NULL,
     "clinics|clinic|datasheet*|datenbl*|fiches|ficha*|scheda tecnica|schede tecniche|scheda "
     "prodotto|certificate*|zertifikat*|certificat*|manual|"
     "manuals|reviews|review|candidates|candidate|sides|ends|halves|tiendas|almacenes|склада|складов|магазин*|negozi|"
     "lager|entrepôts"},
    {"ko", ROLE_EACH, 0, NULL, "개당|대당|당|1개당"},
    {"es", ROLE_WANT, 0, NULL, "ocupo|ocupamos|quiero|queremos|requerimos"},
    {"en", ROLE_PERSON, 0, NULL, "thing|things"},
    {"*", ROLE_PERSON, 0, NULL,
     "zimmer|zimmern|habitaciones|stanze|kamers|pokoi|pokoje|pokojów|pokojů|комнат|комнаты|odalı|房间|部屋|방|غرف|"
     "חדרים"},
    {"it", ROLE_WANT, 0, NULL, "ne prendiamo|ne prendo|ne prenderei|ne prenderemmo|ne vorrei|ne vorremmo|ne servono"},
    {"pt", ROLE_WANT, 0, NULL, "vou levar|vamos levar|levo|levamos|quero|queremos"},
    {"nl", ROLE_WANT, 0, NULL, "doe er maar|doe maar|neem er|neem"},
    {"fr", ROLE_WANT, 0, NULL, "en prends|en prendrai|en prendrons|en prendrait|en voudrions|en voudrais"},
    {"es", ROLE_WANT, 0, NULL, "me llevo|nos llevamos|llevaría"},
    {"ar", ROLE_WANT, 0, NULL, "نحتاج|أحتاج|نريد|أريد|نطلب|أطلب"},
    {"he", ROLE_WANT, 0, NULL, "צריכים|צריך|צריכה|מחפשים|מחפש|מחפשת"},
    {"en", ROLE_WANT, 0, NULL,
     "rental of|hire of|how much would|price a|price an|price one|quote a|quote an|quote one"},
    {"fr", ROLE_WANT, 0, NULL, "location de|location d|coûterait|coûteraient|reviendraient"},
    {"es", ROLE_WANT, 0, NULL, "alquiler de|renta de|saldría|saldrían|salen|costaría|costarían|cuestan"},
    {"it", ROLE_WANT, 0, NULL, "noleggio di|costerebbe|costerebbero|costano"},
    {"pt", ROLE_WANT, 0, NULL, "aluguel de|aluguer de|ficariam|ficam|custariam|custam"},
    {"nl", ROLE_WANT, 0, NULL, "huur van|verhuur van|nemen|nemen er|kosten er"},
    {"de", ROLE_WANT, 0, NULL, "miete von|kosten mich|kosten uns|nehmen"},
    {"en", ROLE_PERSON, 0, NULL, "storey|storeys|storied|sizes|colours|colors|dispatchers|trainees|nurses"},
    {"*", ROLE_QTY, 0, NULL, "cdad|ctdad|anz|quant|qnt|aant|množ"},
    {"ru", ROLE_OWN, 0, NULL, "у нас|у нас есть|у нас уже"},
    {"zh", ROLE_OWN, 0, NULL, "已有|现有|現有|我们有|拥有"},
    {"ko", ROLE_OWN, 0, NULL, "보유"},
    {"en", ROLE_AGAIN, 0, NULL, "this time|this time round|this time around"},
    {"de", ROLE_AGAIN, 0, NULL, "diesmal|dieses mal"},
    {"fr", ROLE_AGAIN, 0, NULL, "cette fois|cette fois ci"},
    {"es", ROLE_AGAIN, 0, NULL, "esta vez"},
    {"it", ROLE_AGAIN, 0, NULL, "stavolta|questa volta"},
    {"pt", ROLE_AGAIN, 0, NULL, "desta vez|dessa vez"},
    {"nl", ROLE_AGAIN, 0, NULL, "deze keer|ditmaal|dit keer"},
    {"pl", ROLE_AGAIN, 0, NULL, "tym razem"},
    {"cs", ROLE_AGAIN, 0, NULL, "tentokrát"},
    {"sv", ROLE_AGAIN, 0, NULL, "den här gången|denna gång|denne gang|denne gangen"},
    {"tr", ROLE_AGAIN, 0, NULL, "bu sefer|bu kez|bu defa"},
    {"ru", ROLE_AGAIN, 0, NULL, "на этот раз|в этот раз"},
    {"zh", ROLE_AGAIN, 0, NULL, "这次|這次|本次|此次"},
    {"ja", ROLE_AGAIN, 0, NULL, "今回は|今回|今度は"},
    {"ko", ROLE_AGAIN, 0, NULL, "이번에는|이번엔"},
    {"ar", ROLE_AGAIN, 0, NULL, "هذه المرة"},
    {"he", ROLE_AGAIN, 0, NULL, "הפעם"},
    {"en", ROLE_SIZE, 0, NULL, "wide|high|deep|long|tall|thick|square"},
    {"de", ROLE_SIZE, 0, NULL, "breit|hoch|tief|lang|dick|stark"},
    {"fr", ROLE_SIZE, 0, NULL, "de large|de haut|de long|de hauteur|de largeur|de profondeur"},
    {"es", ROLE_SIZE, 0, NULL, "de ancho|de alto|de largo|de fondo"},
    {"it", ROLE_SIZE, 0, NULL, "di larghezza|di altezza|di lunghezza|di profondità"},
    {"pt", ROLE_SIZE, 0, NULL, "de largura|de altura|de comprimento|de profundidade"},
    {"nl", ROLE_SIZE, 0, NULL, "breed|hoog|diep|lang|dik"},
    {"sv", ROLE_SIZE, 0, NULL, "bred|brett|hög|högt|djup|lång|långt"},
    {NULL, 0, 0, NULL, NULL},
};
