/* Rules for what comes after a sale: where an order is, what was wrong with it, what shall end. */
#include "parser/rules_builtin.h"

const BuiltinRule rules_after[] = {
    {"after-sale",
     "support",
     IN_WORDS,
     -45,
     {{"en", "\\b(?:where (?:is|are) (?:our|my) |still (?:no sign of|waiting (?:for|on) (?:our|my|the|"
             "your) )|(?:has|have|did)(?: not|n't) (?:yet )?(?:arrived?|turned up|shown up|"
             "been delivered)|(?:was|were) due (?:last|on|yesterday|two|three)|"
             "track(?:ing)? (?:number|and trace)|(?:arrived|delivered|received|got|"
             "came) (?:\\S+ ){0,4}?instead of|(?:is|are|was|were) missing from (?:the|our|my)|"
             "return label|(?:send|return) (?:it|them) back|(?:under|claim on) (?:your|the) guarantee|"
             "since (?:you|your (?:men|people|team|lads|crew|engineer|"
             "technician)) (?:\\S+ ){0,4}?(?:installed|fitted|repaired|changed|replaced|serviced|"
             "left)|cancel (?:our|my|the) (?:\\S+ ){0,2}?(?:licen[cs]es?|seats?|subscription|booking)|"
             "(?:won't|will not|refuses to) (?:save|print|send|sync|load|open|start up))\\b"},
      {"de", "\\b(?:wo bleib(?:t|en) |wann kommt (?:unsere?|meine?) |(?:immer )?noch nicht (?:da|"
             "eingetroffen|angekommen|geliefert)|hatte[n]? (?:\\S+ ){0,3}?(?:letzte woche|gestern|"
             "vorgestern) (?:kommen|geliefert)|sendungsnummer|liefertermin mitteilen|rucksendeetikett|"
             "zuruck(?:geben|schicken|senden)\\b|kaufpreis (?:zuruck|erstatten)|auf (?:garantie|"
             "gewahrleistung)|seit (?:ihrem|eurem) (?:besuch|einbau|update)|bitte um (?:ersatz|"
             "gutschrift)|(?:lasst|lassen) sich nicht (?:speichern|drucken|offnen|senden))"},
      {"fr", "\\b(?:ou en est (?:ma|notre|la|mon|votre) |(?:toujours|encore) pas (?:ete )?(?:livre|"
             "recu|arrive)\\w*|devai(?:t|ent) (?:arriver|etre livre\\w*)|numero de suivi|(?:depuis|"
             "apres) (?:que vous avez|votre (?:intervention|passage|visite)|vos travaux)|"
             "au titre de la garantie|sous garantie|fuite apres|etiquette de retour|renvoyer (?:le|la|"
             "les) (?:article|produit|colis)|(?:manquent?|manquant\\w*) (?:\\S+ ){0,4}?(?:livraison|"
             "colis|commande)|resilier|annuler (?:notre|mon|nos|mes) (?:abonnement|licences?|commande|"
             "reservation)|un avoir\\b)"},
      {"es", "\\b(?:donde esta (?:mi|nuestro|el) pedido|(?:aun|todavia) no (?:ha|han|nos ha|hemos|"
             "he) (?:llegado|recibido)|(?:debia|debian|tenia|tenian) que (?:llegar|haber llegado)|"
             "numero de seguimiento|desde (?:que|su) (?:instalar\\w*|vinieron|visita|intervencion|"
             "reparacion)|en garantia|etiqueta de devolucion|dar de baja|baja del servicio|"
             "nota de (?:credito|abono)|(?:faltan?|faltaban) (?:\\S+ ){0,5}?(?:del|en el|"
             "de mi) (?:pedido|envio))\\b"},
      {"it", "\\b(?:dov'e il (?:mio|nostro) ordine|a che punto e |non (?:e|"
             "sono) (?:ancora )?(?:arrivat\\w|consegnat\\w)|doveva(?:no)? (?:arrivare|"
             "essere consegnat\\w)|numero di (?:tracking|spedizione)|da quando (?:avete|siete)|"
             "dopo il vostro intervento|in garanzia|nota di credito|etichetta di reso|rendere (?:il|"
             "la|i|le)|disdire|annullare (?:il nostro|la nostra|l'abbonamento))\\b"},
      {"pt", "\\b(?:onde esta (?:a minha|o meu|a nossa|o nosso)|ainda nao (?:chegou|chegaram|recebi|"
             "recebemos|foi entregue)|devia(?:m)? ter chegado|codigo de rastreio|numero de seguimento|"
             "desde (?:ontem|segunda|que (?:vieram|instalaram)) (?:\\S+ ){0,4}?nao|na garantia|"
             "nota de credito|cancelar (?:as|a nossa|o nosso) (?:\\S+ )?(?:licencas|subscricao|"
             "assinatura|encomenda))\\b"},
      {"nl", "\\b(?:waar blijf(?:t|en) |nog (?:steeds )?niet (?:binnen|aangekomen|geleverd|ontvangen)|"
             "had(?:den)? (?:\\S+ ){0,3}?(?:vorige week|gisteren) (?:moeten|geleverd)|track ?(?:and|&|"
             "en) ?trace|sinds (?:jullie|uw) (?:\\S+ ){0,3}?(?:bezoek|update|reparatie|geplaatst)|"
             "onder (?:de )?garantie|creditnota|retourlabel|terugsturen|opzeggen)\\b"},
      {"pl", "\\b(?:gdzie jest (?:nasz\\w*|moj\\w*)|(?:jeszcze|nadal|wciaz) nie (?:dotarl\\w*|"
             "przyszl\\w*|otrzymal\\w*)|mial\\w* (?:dotrzec|przyjsc|byc dostarczon\\w+)|"
             "numer (?:przesylki|sledzenia)|od (?:waszej|panstwa) (?:wizyty|naprawy|aktualizacji)|"
             "na gwarancji|w ramach gwarancji|zwrot towaru|zwrocic towar|nota korygujac\\w+|"
             "zrezygnowac z (?:abonamentu|licencji))\\b"},
      {"cs", "\\b(?:kde je (?:nase|moje)|(?:stale|jeste|dosud) ne(?:dorazil\\w*|prisl\\w*|dodan\\w*)|"
             "mel\\w* (?:dorazit|prijit|byt dodan\\w*)|cislo zasilky|od (?:vasi|vaseho) (?:navstevy|"
             "opravy|aktualizace)|v zaruce|v ramci zaruky|vratit (?:zbozi|penize)|dobropis|"
             "vypovedet)\\b"},
      {"sv", "\\b(?:var ar (?:var|min) (?:order|bestallning|leverans)|vantar fortfarande pa|(?:har|"
             "hade) (?:\\S+ ){0,2}?(?:inte|annu inte) (?:kommit|levererats|anlant)|"
             "skulle (?:ha )?(?:kommit|levererats)|sparningsnummer|sedan (?:ni|"
             "ert) (?:\\S+ ){0,3}?(?:besok|bytte|installerade|lagade)|pa garantin|kreditfaktura|"
             "returnera|saga upp)\\b"},
      {"tr", "(?:siparis\\w*(?: hala| henuz)?(?: hala| henuz)? (?:gelmedi|ulasmadi|nerede)|(?:hala|"
             "henuz) (?:gelmedi|ulasmadi|teslim edilmedi)|takip numarasi|kargo takip|"
             "garanti kapsaminda|iade etmek|iade faturasi|ucret iadesi|aboneligi\\w* (?:iptal|"
             "sonlandir))"},
      {"ru", "(?:где (?:наш|мой|наша)|(?:до сих пор|еще|"
             "пока) не (?:приш[а-я]+|получ[а-я]+|доставл[а-я]+|"
             "поступ[а-я]+)|должн[а-я]+ (?:был[а-я]* )?(?:прийти|"
             "поступить|доставить)|номер (?:отслеживания|"
             "накладной)|трек-номер|по гарантии|"
             "после вашего (?:ремонта|визита|обновления)|"
             "вернуть (?:товар|деньги)|возврат (?:товара|"
             "средств|денег)|расторгнуть)"},
      {"zh", "(?:订单|訂單|货|貨|包裹)[^。]{0,12}(?:还没|還沒|尚未|仍未|"
             "一直没)(?:到|收到|发|發|送)|少(?:发|發)了|补发|補發|物流(?:单号|"
             "單號)|快递单号|退货|退貨|退款|换货|換貨|保修期内|"
             "发票(?:金额)?(?:也)?不对"},
      {"ja", "(?:まだ|いまだに?)(?:届|到着|納品)[^。]{0,6}(?:ません|ない|"
             "おりません)|届いておりません|追跡番号|伝票番号|返品|返金|"
             "交換をお願い|不良品|保証(?:期間内|修理)|解約(?:を|した)|"
             "注文した[^。]{0,20}(?:届|いつ)"},
      {"ko", "아직 ?(?:도착|배송|받지|안 ?왔|오지)|언제 ?(?:오나요|도착하나요|"
             "배송되나요)|배송 ?(?:상황|조회|지연)|송장 ?번호|운송장|반품|"
             "환불|교환 ?(?:요청|부탁)|불량품|해지(?:하고|를)"},
      {"ar", "(?:لم|لما) (?:تصل|يصل|نستلم|استلم)|اين (?:طلبيتي|"
             "طلبيتنا|شحنتنا|طلبنا)|رقم التتبع|ضمن الضمان|"
             "تحت الضمان|استرجاع (?:المبلغ|البضاعه)|"
             "ارجاع (?:المنتج|البضاعه)|الغاء الاشتراك"},
      {"he", "(?:ההזמנה|המשלוח|החבילה)[^.]{0,20}(?:לא הגיע|טרם הגיע)|"
             "(?:עדיין|טרם) (?:לא )?(?:הגיע|קיבלנו|סופק)|"
             "איפה (?:ההזמנה|המשלוח)|מספר מעקב|במסגרת האחריות|"
             "באחריות|החזר כספי|להחזיר את המוצר|לבטל את המנוי"},
      {NULL, NULL}}},
    /* Notice to us; who gives it to another may look for a successor. */
    {"contract-notice",
     "support",
     IN_WORDS,
     -85,
     {{"en", "\\b(?:we|i) (?:hereby |now |formally |wish to |would like to |must |have to )?(?:give|serve|are "
             "giving) (?:you )?(?:\\S+ ){0,4}?(?<!short )notice\\b(?! to (?:our|the|my) )|\\b(?:take|accept|"
             "treat|regard) this (?:\\S+ )?as (?:\\S+ ){0,5}?notice\\b|\\b(?:will|shall|do|have decided) not "
             "(?:to )?(?:be )?renew(?:ing)? (?:our|the|this) (?!current|present|existing|old)|\\b(?:hereby|"
             "formally) (?:cancel|terminate|end) (?:our|the|this)\\b|\\bplease (?:stop|end|cancel|close|terminate) "
             "(?:\\S+ ){0,4}?(?:licen[cs]es?|subscriptions?|accounts?|contracts?|plan|seats)\\b|\\b(?:final|closing) "
             "(?:invoice|bill|account)\\b"},
      {"de", "\\b(?:hiermit|fristgerecht|fristgemass) (?:\\S*[^\\s.!?] ){0,8}?(?:beenden|kundig\\w+)|"
             "\\bbeenden wir (?:\\S+ ){0,2}?\\w*vertrag|\\b\\w*vertrag (?:\\S*[^\\s.!?] ){0,8}?(?:kundigen wir|"
             "wird nicht verlangert|nicht (?:weiter )?verlangern)|\\bkundigung (?:des|unseres|zum)\\b|\\bvertrag soll "
             "(?:\\S+ ){0,4}?enden\\b|\\bschlussrechnung\\b"},
      {"fr",
       "\\b(?:merci d'|veuillez |priere d'|nous )arret(?:er|ons) (?:\\S+ "
       "){0,4}?(?:abonnements?|contrats?|licences?)|\\bfacture de (?:cloture|solde)\\b|\\b(?:mettons|mettre|mets) fin "
       "(?:a|au) (?:\\S+ )?(?:contrat|abonnement|convention)|\\b(?:nous "
       "resilions|je resilie|avec un preavis|ne (?:pas |souhaitons pas )?renouvel\\w+ (?:pas )?(?:le|notre|"
       "ce) contrat)\\b"},
      {"es", "\\b(?:no (?:vamos a )?renova\\w+ (?:el|nuestro|este) contrato|(?:damos|doy) por (?:finalizad|"
             "terminad|rescindid)\\w+|con (?:un )?preaviso|rescindimos|damos de baja)\\b"},
      {"it", "\\b(?:comunichiamo (?:\\S+ ){0,4}?(?:il recesso|la disdetta)|recediamo|diamo disdetta|con "
             "preavviso|non (?:intendiamo )?rinnov\\w+ il contratto|non proseguiremo|fattura finale)\\b"},
      {"pt", "\\b(?:nao (?:iremos |vamos |pretendemos )?renovar(?:emos)? o (?:\\S+ )?contrato|denunciamos o "
             "contrato|rescindimos|com (?:um )?(?:pre-)?aviso previo)\\b"},
      {"nl", "\\b(?:zeggen|zeg) (?:wij|we|ik) (?:\\S*[^\\s.!?] ){0,10}?op\\b|\\b(?:met inachtneming van|"
             "opzegging van (?:ons|het|contract)|(?:niet|niet te) verlengen (?:wij )?(?:het|ons) "
             "contract|eindafrekening|slotfactuur)\\b"},
      {"pl", "\\b(?:wypowiadam\\w* umow\\w+|rozwiazujemy umow\\w+|konczymy wspolprace|rozliczeni\\w+ koncow\\w+|nie "
             "przedluz\\w+ umow\\w+|za "
             "(?:\\S+ )?wypowiedzeniem)\\b"},
      {"cs", "\\b(?:(?:timto )?vypovida\\w+ smlouv\\w+|ukoncujeme smlouv\\w+|smlouvu (?:\\S+ )?neprodlouzime)\\b"},
      {"sv", "\\b(?:sager (?:vi )?(?:harmed )?upp|avslutar (?:\\S+ ){0,2}?\\w*avtal\\w*|slutfaktura\\w*|forlanger inte "
             "avtalet)\\b"},
      {"tr", "(?:sozlesme\\w* (?:\\S+ ){0,3}?(?:feshed|yenilemey|sonlandir)\\w*)"},
      {"ru", "(?<![а-я])(?:не (?:будем|планируем|намерены) продлевать|уведомля[а-я]+ (?:\\S+ ){0,4}?(?:расторж|"
             "прекращ|отказ)[а-я]*|прекращаем (?:действие )?договор)"},
      {"zh", "不再续(?:签|约)|(?:终止|解除)(?:本|该|此)?(?:合同|服务)"},
      {"ja", "契約[^。]{0,10}(?:解約|更新(?:いた)?しない|更新を希望しない|終了させて)"},
      {"ko", "계약[^.]{0,8}(?:해지(?:를|합니다|하고)|갱신하지)"},
      {"ar", "(?:لن نجدد|عدم تجديد|نرغب في انهاء|انهاء) (?:ال)?(?:عقد|اتفاق)"},
      {"he", "(?:לא נחדש|מבקשים לסיים|הודעה על סיום)[^.]{0,12}(?:חוזה|הסכם|התקשרות)"},
      {NULL, NULL}}},
    {NULL, NULL, 0, 0, {{NULL, NULL}}},
};
