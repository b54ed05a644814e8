/* Words of money. "$", "kr", "Y" and "R" are currencies that the writer's country decides. */
#include "parser/lexicon.h"

const LexRow LEXICON_MONEY[] = {
    {"*", ROLE_CURRENCY, 1, "EUR", "eur|euro|euros|eurot|евро|欧元|歐元|ユーロ|유로|يورو|אירו|evro"},
    {"*", ROLE_CURRENCY, 1, "USD",
     "usd|us$|доллар*|долл|美元|美金|米ドル|미화|달러|دولار|دولارات|דולר|dólares|dolar|dolarów|dolarů|u.s.$"},
    {"*", ROLE_CURRENCY, 1, "$", "dollar|dollars|bucks|ドル"},
    {"*", ROLE_CURRENCY, 1, "GBP", "gbp|pound|pounds|quid|sterling|фунт*|英镑|英鎊|ポンド|파운드|stg"},
    {"*", ROLE_CURRENCY, 1, "CHF", "chf|sfr|fr|franken|stutz|francs suisses|franchi|瑞士法郎"},
    {"*", ROLE_CURRENCY, 1, "JPY", "jpy|yen|円|日元|日圆|엔|иен"},
    {"*", ROLE_CURRENCY, 1, "CNY", "cny|rmb|yuan|元|人民币|人民幣|юан*|위안"},
    {"*", ROLE_CURRENCY, 1, "TWD", "twd|nt$|ntd|新台幣|台幣"},
    {"*", ROLE_CURRENCY, 1, "HKD", "hkd|hk$|港币|港幣"},
    {"*", ROLE_CURRENCY, 1, "KRW", "krw|won|원"},
    {"*", ROLE_CURRENCY, 1, "INR", "inr|rs|rupee|rupees|₹|рупи*"},
    {"*", ROLE_CURRENCY, 1, "RUB", "rub|rur|руб|рубл*|ruble|rubles|rubel|卢布"},
    {"*", ROLE_CURRENCY, 1, "UAH", "uah|грн|гривень|гривен|гривн*"},
    {"*", ROLE_CURRENCY, 1, "KZT", "kzt|тенге|tenge"},
    {"*", ROLE_CURRENCY, 1, "BYN", "byn"},
    {"*", ROLE_CURRENCY, 1, "PLN", "pln|zł|zl|złotych|złote|złoty|zlotys|zloty"},
    {"*", ROLE_CURRENCY, 1, "CZK", "czk|kč|korun|koruny"},
    {"*", ROLE_CURRENCY, 1, "HUF", "huf|ft|forint"},
    {"*", ROLE_CURRENCY, 1, "RON", "ron|lei|leu"},
    {"*", ROLE_CURRENCY, 1, "BGN", "bgn|лв|лева"},
    {"*", ROLE_CURRENCY, 1, "SEK", "sek|svenska kronor"},
    {"*", ROLE_CURRENCY, 1, "NOK", "nok"},
    {"*", ROLE_CURRENCY, 1, "DKK", "dkk"},
    {"*", ROLE_CURRENCY, 1, "ISK", "isk"},
    {"*", ROLE_CURRENCY, 1, "kr", "kr|kronor|kroner|kronen"},
    {"*", ROLE_CURRENCY, 1, "TRY", "try|tl|lira|₺|türk lirası"},
    {"*", ROLE_CURRENCY, 1, "ILS", "ils|nis|שקל|שקלים|ש\"ח|שח"},
    {"*", ROLE_CURRENCY, 1, "AED", "aed|dhs|dirham|dirhams|درهم"},
    {"*", ROLE_CURRENCY, 1, "SAR", "sar|riyal|riyals|ريال|sr"},
    {"*", ROLE_CURRENCY, 1, "QAR", "qar"},
    {"*", ROLE_CURRENCY, 1, "KWD", "kwd"},
    {"*", ROLE_CURRENCY, 1, "OMR", "omr"},
    {"*", ROLE_CURRENCY, 1, "EGP", "egp|جنيه"},
    {"*", ROLE_CURRENCY, 1, "MAD", "mad"},
    {"*", ROLE_CURRENCY, 1, "ZAR", "zar|rand"},
    {"*", ROLE_CURRENCY, 1, "NGN", "ngn|naira|₦"},
    {"*", ROLE_CURRENCY, 1, "KES", "kes|ksh"},
    {"*", ROLE_CURRENCY, 1, "BRL", "brl|reais|real|r$"},
    {"*", ROLE_CURRENCY, 1, "MXN", "mxn|pesos mexicanos"},
    {"*", ROLE_CURRENCY, 1, "peso", "peso|pesos"},
    {"*", ROLE_CURRENCY, 1, "ARS", "ars"},
    {"*", ROLE_CURRENCY, 1, "CLP", "clp"},
    {"*", ROLE_CURRENCY, 1, "COP", "cop"},
    {"*", ROLE_CURRENCY, 1, "PEN", "pen|soles"},
    {"*", ROLE_CURRENCY, 1, "CAD", "cad|c$|ca$|cdn"},
    {"*", ROLE_CURRENCY, 1, "AUD", "aud|a$|au$"},
    {"*", ROLE_CURRENCY, 1, "NZD", "nzd|nz$"},
    {"*", ROLE_CURRENCY, 1, "SGD", "sgd|s$"},
    {"*", ROLE_CURRENCY, 1, "MYR", "myr|rm|ringgit"},
    {"*", ROLE_CURRENCY, 1, "THB", "thb|baht"},
    {"*", ROLE_CURRENCY, 1, "PHP", "php"},
    {"*", ROLE_CURRENCY, 1, "IDR", "idr|rp|rupiah"},
    {"*", ROLE_CURRENCY, 1, "VND", "vnd"},
    {"*", ROLE_CURRENCY, 1, "PKR", "pkr"},

    {"*", ROLE_SCALE, 1e3, NULL,
     "k|tsd|tausend|thousand|tys|tis|tisíc|тыс|тысяч*|mila|mil|mille|duizend|tusen|bin|ألف|آلاف|אלף|אלפים|천|千"},
    {"*", ROLE_SCALE, 1e6, NULL,
     "m|mn|mio|million|millionen|millions|mln|млн|миллион*|milione|milioni|millón|millones|milhão|milhões|miljoen|"
     "miljoner|milionů|milion|"
     "miliony|milionów|milyon|مليون|ملايين|מיליון|百万|백만|mill"},
    {"*", ROLE_SCALE, 1e9, NULL, "bn|billion|mrd|milliarden|milliard*|миллиард*|млрд"},
    {"*", ROLE_SCALE, 1e4, NULL, "万|萬|만"},
    {"*", ROLE_SCALE, 1e8, NULL, "亿|億|억"},
    {"*", ROLE_SCALE, 1e7, NULL, "千万|천만|crore|crores|cr"},
    {"*", ROLE_SCALE, 1e5, NULL, "lakh|lakhs|lac|lacs"},
    {"en", ROLE_SLANG, 1e3, NULL, "grand"},
    {"fr nl", ROLE_SLANG, 1e3, NULL, "mille"},
    {"nl", ROLE_SLANG, 1e3, NULL, "mille|ruggen"},
    {"de", ROLE_SLANG, 1e3, NULL, "mille"},
    {"ru", ROLE_SLANG, 1e3, NULL, "косар*"},
    {"es", ROLE_SLANG, 1e3, NULL, "lucas"},
    {"*", ROLE_SLANG, 1e3, NULL, "keur|teur|k€|k$"},

    {"*", ROLE_BUDGET, 0, NULL,
     "budget*|budgeted|approved|allocated|earmarked|estimated value|order value|funding|funded|capex "
     "limit|spend|penciled|pencilled|"
     "signed off|set "
     "aside|kostenrahmen|rahmen|freigegeben*|bewilligt*|kreditlimite|genehmigt*|budgetrahmen|investitionssumme|"
     "enveloppe|"
     "budgété|presupuest* aprobado|presupuesto de|presupuesto máximo|presupuesto disponible|importe "
     "máximo|disponemos|tope|partida|"
     "spesa presunta|spesa|stanziat*|importo massimo|tetto|verba|orçamento de|orçamento disponível|valor "
     "máximo|budżet*|kwota|rozpočet|"
     "rozpočt*|rozpočtu|bütçe*|бюджет*|лимит|выделен*|согласован*|预算|預算|経費|予算|ご予算|예산|예산은|ميزانية|"
     "ميزانيتنا|وميزانيتنا|"
     "الميزانية|בתקציב|תקציב|התקציב|budjetti|kostenplafond|anslag|ramme|ram|estimated|target price|price "
     "target|zielpreis|"
     "we have got|we got|afford|reserviert|disponible|disponibile"},
    {"en", ROLE_LIMIT, 0, NULL,
     "not exceed|not more than|no more than|max|maximum|up to|at most|capped|cap|limit|ceiling|below|under|within|not "
     "over|exceed|less than"},
    {"de", ROLE_LIMIT, 0, NULL, "mehr als|höchstens|maximal|bis zu|nicht über|obergrenze|limit|max|höher als"},
    {"fr", ROLE_LIMIT, 0, NULL, "maximum|au plus|ne dépass*|dépass*|jusqu'à|plafond|plafonn*|max|plus de|limite"},
    {"es", ROLE_LIMIT, 0, NULL, "máximo|como máximo|hasta|no más de|más de|tope|límite|superar|exceder"},
    {"it", ROLE_LIMIT, 0, NULL, "non oltre|massimo|al massimo|fino a|superare|oltre|limite|tetto"},
    {"pt", ROLE_LIMIT, 0, NULL, "no máximo|máximo|até|limite|teto|ultrapassar|mais de"},
    {"nl", ROLE_LIMIT, 0, NULL, "meer dan|maximaal|hooguit|tot|max|plafond|maximum"},
    {"pl", ROLE_LIMIT, 0, NULL, "maksymalnie|maksimum|do|max|nie więcej niż|limit"},
    {"cs", ROLE_LIMIT, 0, NULL, "maximálně|nejvýše|max|do|limit|více než"},
    {"sv", ROLE_LIMIT, 0, NULL, "högst|max|maximalt|højst|maksimalt|mer än|tak|upp till|op til|mere end"},
    {"tr", ROLE_LIMIT, 0, NULL, "en fazla|en çok|azami|kadar|üst limit|maksimum"},
    {"ru", ROLE_LIMIT, 0, NULL, "не более|не больше|до|максимум|более|выйти|лимит|предел*"},
    {"zh", ROLE_LIMIT, 0, NULL, "以内|以下|不超过|上限|最高|之内|不得超过|控制在"},
    {"ja", ROLE_LIMIT, 0, NULL, "まで|以内|以下|上限|最大"},
    {"ko", ROLE_LIMIT, 0, NULL, "이내|이하|최대|한도"},
    {"ar", ROLE_LIMIT, 0, NULL, "حدود|بحد أقصى|لا يتجاوز|أقصى|لا تتجاوز"},
    {"he", ROLE_LIMIT, 0, NULL, "עד|לכל היותר|מקסימום"},
    {"de", ROLE_BUDGET, 0, NULL, "kostendach|preisrahmen|höchstpreis|maximalpreis|preisobergrenze|finanzrahmen"},
    {"cs", ROLE_LIMIT, 0, NULL, "maximáln*|nejvyšš*"},
    {"de", ROLE_LIMIT, 0, NULL, "maxim*|höchst*"},
    {"*", ROLE_BUDGET, 0, NULL,
     "preço base|valor base|takpris|нмцк|нмц|presupuesto base|importe base|valor estimado|base "
     "d'asta|preisvorstellung|kwota przeznaczona|we have about|set aside|fördermittel|preis ideal|costo "
     "máximo|budgeted|bütçe*|מחיר מקסימלי|tavoitehinta|költségvetés|költségkeret|buget|προϋπολογισμ*|ngân "
     "sách|anggaran"},
    {"de", ROLE_SCALE, 1e3, NULL, "tsd|tausend"},
    {"zh ja", ROLE_SCALE, 1e4, NULL, "万|萬"},
    {"*", ROLE_BUDGET, 0, NULL,
     "disponíve*|disponibl*|zur verfügung|à disposition|a disposizione|to spend|у нас есть|ter beschikking|do "
     "dyspozycji|k dispozici"},
    {"en", ROLE_BUDGET, 0, NULL, "stretch to|can spend|could spend|to play with|put aside|can go to|could go to"},
    {"de", ROLE_BUDGET, 0, NULL, "ausgeben|eingeplant|zurückgelegt|vorgesehen sind"},
    {"fr", ROLE_BUDGET, 0, NULL, "dépenser|prévu une somme|mis de côté"},
    {"es", ROLE_BUDGET, 0, NULL, "gastar|podemos llegar a|podemos pagar hasta"},
    {"it", ROLE_BUDGET, 0, NULL, "spendere|messo da parte|possiamo arrivare a"},
    {"pt", ROLE_BUDGET, 0, NULL, "gastar|nosso orçamento é|orçamento é de|orçamento máximo|verba*|podemos chegar a"},
    {"nl", ROLE_BUDGET, 0, NULL, "besteden|uitgeven|uittrekken|gereserveerd"},
    {"pl", ROLE_BUDGET, 0, NULL, "mamy na to|przeznaczyć|przeznaczyliśmy|wydać"},
    {"cs", ROLE_BUDGET, 0, NULL, "máme na to|utratit|vyhrazeno|vyčleněno"},
    {"sv", ROLE_BUDGET, 0, NULL, "lägga högst|spendera|avsatt"},
    {"ru", ROLE_BUDGET, 0, NULL, "потратить|уложиться|заложено|заложили"},
    {"tr", ROLE_BUDGET, 0, NULL, "harcayabil*|ayırdık"},
    {"he", ROLE_BUDGET, 0, NULL, "להוציא|הקצינו"},
    /* set aside, granted, allowed for it */
    {"en", ROLE_BUDGET, 0, NULL,
     "set aside|sanctioned|authorised|authorized|voted us|voted|granted|grant|fund|in the kitty|in the pot|in the tin|"
     "in the bank for|to work with|all we have|all i have|we can go|i can go|can pay|could pay|would pay|willing to "
     "pay|happy to pay|prepared to pay|come in at|coming in at|come in under|come in around|looking at about|looking "
     "at around|looking to spend|hoping to spend|thinking of spending|not a cent more|not a penny more|ring fenced|"
     "ringfenced|put by|saved up|cleared for|can sign for|has to go to the"},
    {"de", ROLE_BUDGET, 0, NULL,
     "bewillig*|genehmig*|zuschuss|förderung|fördersumme|im haushalt|im topf|im budget|im etat|etat|im plan|"
     "bereitgestellt|beiseitegelegt|beiseite gelegt|gehen bis|könnten gehen|kosten dürfen|dürfte kosten|darf kosten|"
     "kosten darf|lockergemacht|zugesagt"},
    {"fr", ROLE_BUDGET, 0, NULL,
     "voté|voter|accordé*|débloqué*|alloué*|autorisé*|subvention*|consacrer|crédits|nous tablons sur|mettre de "
     "côté|provisionné*|on peut mettre|nous pouvons mettre|compter mettre"},
    {"es", ROLE_BUDGET, 0, NULL,
     "aprob*|autorizad*|autoriz*|reservad*|techo|contamos con|subvenci*|asignad*|destinad*|pensábamos "
     "gastar|apartad*|hemos apartado|fondo|fondos"},
    {"it", ROLE_BUDGET, 0, NULL,
     "approvat*|deliberat*|autorizzat*|accantonat*|contributo|destinat*|abbiamo da parte|fondo|fondi|plafond|"
     "finanziament*"},
    {"pt", ROLE_BUDGET, 0, NULL,
     "aprovou|aprovad*|autorizad*|autorizou|liberou|liberad*|reservad*|subsídio|destinad*|temos até|cabe no|fundo"},
    {"nl", ROLE_BUDGET, 0, NULL,
     "goedgekeurd|toegekend|vrijgemaakt|opzij gezet|opzijgezet|opzij|in de pot|in kas|subsidie|uitgetrokken|"
     "begroot|begroting|te besteden|mag kosten|kosten mag"},
    {"pl", ROLE_BUDGET, 0, NULL,
     "zatwierdz*|przyznał*|przyznan*|dotacj*|na ten cel|zarezerwowa*|odłożyliśmy|odłożon*|zabezpieczon*|"
     "dysponujemy|uchwali*|fundusz*"},
    {"cs", ROLE_BUDGET, 0, NULL,
     "schválil*|schválen*|schvalil*|uvolnil*|uvolněn*|fond|fondu|dotac*|na to má|na to máme|máme k|odsouhlasil*|"
     "přidělil*|přidělen*|vyčlenil*"},
    {"sv", ROLE_BUDGET, 0, NULL,
     "beviljat|beviljade|bevilget|bevilgat|godkänt|godkänd|godkjent|godkendt|satt av|sat af|satt undan|avsat|lagt "
     "undan|bidrag*|att röra oss med|att spendera|får kosta|må koste|kan koste|tilskud|støtte"},
    {"tr", ROLE_BUDGET, 0, NULL, "onayla*|onaylan*|ayırdı*|ayrıldı|ödenek*|hibe*|harcamak|bütçele*"},
    {"ru", ROLE_BUDGET, 0, NULL,
     "утверд*|утвержден*|одобр*|располага*|отложил*|отложен*|грант*|субсиди*|выделил*|заложен*|предусмотрен*|"
     "готовы заплатить|готовы потратить"},
    {"zh", ROLE_BUDGET, 0, NULL,
     "批了|批准|批下来|批下來|拨款|撥款|手头有|手头|经费|經費|拨了|准备花|预备|能出|愿意出"},
    {"ja", ROLE_BUDGET, 0, NULL,
     "承認|承認され|用意して|用意し|確保して|確保し|補助金|助成金|見込んで|想定して|考えて|稟議"},
    {"ko", ROLE_BUDGET, 0, NULL, "승인|승인되|생각하고|책정|배정|확보|보조금|지원금|잡고"},
    {"ar", ROLE_BUDGET, 0, NULL, "خصصنا|خصص|اعتمد|اعتمدت|اعتمدنا|رصدنا|رصد|وافق|وافقت|منحة|المعتمد|مخصص|لدينا مبلغ"},
    {"he", ROLE_BUDGET, 0, NULL, "אישרו|אושר|אושרו|הקצו|הוקצו|מענק|יש לנו לזה|שמנו בצד"},
    {"en", ROLE_LIMIT, 0, NULL,
     "not more|no higher|south of|stay under|keep it under|tops|at the outside|as far as|at the most|no "
     "dearer"},
    {"de", ROLE_LIMIT, 0, NULL, "nicht mehr|allerhöchstens|übersteigen|überschreiten"},
    {"fr", ROLE_LIMIT, 0, NULL, "au delà de|au delà|maxi|pas plus|sous la barre|rester sous|moins de|excéder"},
    {"es", ROLE_LIMIT, 0, NULL, "pasar de|pasarnos de|no pase de|por debajo de|máx|no más|supere*"},
    {"it", ROLE_LIMIT, 0, NULL, "sotto i|sotto ai|stare sotto|non più|al di sotto|superi*"},
    {"pt", ROLE_LIMIT, 0, NULL, "passar de|passar dos|passar das|abaixo de|ultrapass*|não mais"},
    {"nl", ROLE_LIMIT, 0, NULL, "niet meer|onder de|hoger dan|niet boven|boven de"},
    {"pl", ROLE_LIMIT, 0, NULL, "więcej niż|przekrocz*|poniżej|nie więcej"},
    {"cs", ROLE_LIMIT, 0, NULL, "přesáhn*|překroč*|víc než|nejvíc"},
    {"sv", ROLE_LIMIT, 0, NULL, "mer enn|inte mer|ikke over|koste over|overstige|överstiga"},
    {"tr", ROLE_LIMIT, 0, NULL, "geçmesin|geçmeyecek|geçmemeli|aşmasın|aşmamalı|aşmayacak|altında"},
    {"ru", ROLE_LIMIT, 0, NULL, "выходить за|выходить|превыша*|в пределах|свыше|не дороже"},
    {"zh", ROLE_LIMIT, 0, NULL, "不要超过|别超过|不超|超过|封顶"},
    {"ja", ROLE_LIMIT, 0, NULL, "以内に|収めたい|収め|超えない|抑えたい|程度"},
    {"ko", ROLE_LIMIT, 0, NULL, "넘지|초과하지|안쪽|이내로|내외"},
    {"ar", ROLE_LIMIT, 0, NULL, "نتجاوز|يتجاوز|تتجاوز|أكثر من|لا يزيد"},
    {"he", ROLE_LIMIT, 0, NULL, "לא יותר|יותר מ|מעל"},
    /* paid, billed, quoted by others: no budget */
    {"en", ROLE_PAID, 0, NULL,
     "paid|paying|invoice*|bill|billed|charge|charged|charges|charging|quoted|cost us|costs us|costing "
     "us|currently|last "
     "year|last "
     "time|competitor*|turnover|revenue|deposit|refund*|worth|fine|fines|penalty|insured|rent|salary|owe|owed|"
     "used to|your price|listed|advertised|catalogue price|website "
     "says|damage|lost|losing|loses|valued|share capital|replacement value|market value|on "
     "your website|on your site|on the website|offer on|cost me|bought for|sold for"},
    {"de", ROLE_PAID, 0, NULL,
     "gezahlt|bezahlt|bezahlen|zahlen derzeit|rechnung*|berechnet|verlangt|angeboten|umsatz|kaution|miete|wert|strafe|"
     "derzeit|bisher|zuletzt|konkurrenz|mitbewerber*|listenpreis|euer preis|ihr preis|gekostet|kostete"},
    {"fr", ROLE_PAID, 0, NULL,
     "payé*|payons|payions|facture*|facturé*|concurrent*|chiffre d'affaires|caution|loyer|amende|actuellement|coûté|"
     "coûtait|remboursement|votre prix"},
    {"es", ROLE_PAID, 0, NULL,
     "pagado|pagamos|pagábamos|pagué|factura*|competencia|facturación|fianza|alquiler|multa|actualmente|costó|costaba|"
     "reembolso|su precio"},
    {"it", ROLE_PAID, 0, NULL,
     "pagato|pagavamo|paghiamo|fattura*|fatturato|concorren*|cauzione|affitto|multa|attualmente|costato|costava|"
     "rimborso|vostro prezzo|ultimo fornitore"},
    {"pt", ROLE_PAID, 0, NULL,
     "pago|pagamos|pagámos|pagávamos|paguei|fatura*|faturamento|concorren*|caução|aluguel|multa|atualmente|custou|"
     "custava|reembolso"},
    {"nl", ROLE_PAID, 0, NULL,
     "betaald|betalen|betaalden|factuur*|omzet|concurrent*|borg|huur|boete|momenteel|kostte|gekost|berekend"},
    {"pl", ROLE_PAID, 0, NULL, "zapłaci*|płaci*|faktur*|obrót|konkurenc*|kaucj*|czynsz|kara|obecnie|kosztował*"},
    {"cs", ROLE_PAID, 0, NULL, "zaplati*|platíme|platili|faktur*|obrat|konkurenc*|kauce|nájem|pokuta|stál|stála|stálo"},
    {"sv", ROLE_PAID, 0, NULL,
     "betalat|betalade|betalar|betalte|betaler|faktura*|omsättning*|konkurrent*|deposition|hyra|böter|kostade|kostet"},
    {"tr", ROLE_PAID, 0, NULL, "ödedi*|ödüyor*|fatura*|ciro*|rakip*|depozito|kira|ceza"},
    {"ru", ROLE_PAID, 0, NULL, "заплатил*|платили|платим|оплатил*|счет|конкурент*|оборот*|залог|штраф|стоил*"},
    {"zh", ROLE_PAID, 0, NULL, "付了|支付|发票|营业额|押金|罚款|上次|去年|竞争对手|别家|注册资本|年产值|产值"},
    {"ja", ROLE_PAID, 0, NULL, "支払|請求|売上|資本金|前回|昨年|他社|年商"},
    {"ko", ROLE_PAID, 0, NULL, "지불|청구|매출|자본금|지난번|작년|타사"},
    {"ar", ROLE_PAID, 0, NULL, "دفعنا|فاتورة|الفاتورة|ندفع|غرامة|إيجار"},
    {"he", ROLE_PAID, 0, NULL, "שילמנו|חשבונית|משלמים|קנס|מחזור"},
    {"*", ROLE_PAID, 0, NULL,
     "stammkapital|capital de|capital social|capitale sociale|kapitał zakładowy|základní kapitál|aktiekapital|sermaye*|"
     "уставный|versichert|assuré|asegurado|assicurato|verzekerd|ubezpieczon*|pojištěn*|försäkrad|auf ihrer website|auf "
     "ihrer seite|sur votre site|en su web|sul vostro sito|no vosso site|no site de vocês|op uw website|op jullie "
     "site|na państwa stronie|na vašem webu|på er hemsida|sitenizde|на вашем сайте|网站上|サイトで|홈페이지|facturamos|"
     "fatturiamo|faturamos|omzet|chiffre"},
    {"en", ROLE_LIMIT, 0, NULL, "go over|going over|run over"},
    {"*", ROLE_CURRENCY, 1, "SGD", "新元|新币|新幣|坡币"},
    {NULL, 0, 0, NULL, NULL},
};
