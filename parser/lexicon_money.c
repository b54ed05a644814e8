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
    {NULL, 0, 0, NULL, NULL},
};
