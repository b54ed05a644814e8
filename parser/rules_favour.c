/* Built-in rules: mail that asks a favour: our opinion, a gift, words to print. */
#include "parser/rules_builtin.h"

/* One pattern a language */
/* clang-format off */
const BuiltinRule rules_favour[] = {
    {"survey",
     "survey",
     IN_WORDS,
     -65,
     {{"en", "\\b(?:(?:our|this|short|brief|quick|online|annual|satisfaction|feedback|market|industry|recent|minute) (?:\\w+ )?survey|(?:take|complete|answer|join|to) (?:the|a) (?:\\w+ )?survey|survey (?:conducted|shows|found|takes|closes|link|is open|invitation|results)|questionnaire (?:for|takes|about)|fill (?:in|out) (?:my|our|this|the) (?:\\w+ )?(?:questionnaire|"
           "survey|form)|participants i|voucher|how (?:satisfied|did we do|likely)|rate (?:us|our|your)|"
           "your feedback|take part in (?:our|this|the|a) (?:\\w+ )?(?:survey|study|poll|interview)|"
           "minutes? of your time to (?:answer|complete))\\b"},
      {"en", "\\b(?:asking|interviewing|surveying|polling|questioning) (?:\\S+ )?\\d[\\d,.]* (?:\\w+ )?(?:compan|firms|business|managers|buyers|manufacturers|people|directors|owners|organi)|"
           "\\bquestions?,? (?:\\S+ ){0,4}?minutes\\b|\\btakes (?:only |about |just |less than )?(?:\\d+|two|three|four|five|ten) minutes\\b|\\b(?:prize draw|(?:respondents?|participants?) (?:will |can )?(?:win|get|receive|be entered))\\b"},
      {"de", "\\b(?:befragen (?:wir|derzeit)|wir befragen|unter allen (?:teilnehm\\w+|einsendungen)|verlosen wir|wir verlosen)\\b|\\bfragen,? (?:\\S+ ){0,3}?minuten\\b|\\b(?:ausfullen|beantwortung|teilnahme) (?:dauert|nimmt)\\b|\\bmarktforschung\\w*"},
      {"fr", "\\b(?:(?:nous|on) interrogeons|nous interrogeons|tirage au sort|repondants|enquete de satisfaction|(?:cinq|dix|trois|\\d+) minutes suffisent|dans le cadre d'une (?:these|etude|enquete))\\b|\\bquestions,? (?:\\S+ ){0,3}?minutes\\b"},
      {"es", "\\b(?:(?:preguntando|encuestando|entrevistando|preguntamos|consultando) a (?:\\S+ )?\\d|sorteamos|sortearemos|entre (?:los|las|todos los) participantes)|\\bpreguntas,? (?:\\S+ ){0,3}?minutos\\b"},
      {"it", "\\b(?:(?:stiamo )?intervistando|intervistiamo|indagine (?:su|conoscitiva)|tra (?:tutti )?i partecipanti|estratto un premio)\\b|\\bdomande,? (?:\\S+ ){0,3}?minuti\\b"},
      {"pt", "\\b(?:(?:a )?(?:inquirir|ouvir|entrevistar) (?:\\S+ )?\\d|inquerito|entre os participantes|sorteamos|sortearemos|pesquisa de (?:satisfacao|mercado|opiniao))|\\bperguntas,? (?:\\S+ ){0,3}?minutos\\b"},
      {"nl", "\\b(?:onder (?:alle|de) deelnemers|verloten (?:wij|we)|wij ondervragen|we ondervragen|marktonderzoek)\\b|\\bvragen,? (?:\\S+ ){0,3}?minuten\\b|\\binvullen (?:duurt|kost)\\b"},
      {"pl", "\\b(?:pytamy \\d|wsrod (?:wszystkich )?uczestnikow|badanie (?:rynku|opinii|satysfakcji|cen))|\\bpytan,? (?:\\S+ ){0,3}?minut|\\bwypelnienie (?:\\S+ )?(?:zajmie|zajmuje|trwa)"},
      {"cs", "\\b(?:ptame se (?:\\S+ )?\\d|dotazujeme se|mezi (?:vsemi )?ucastniky|pruzkum (?:trhu|spokojenosti))|\\botazek,? (?:\\S+ ){0,3}?minut|\\bvyplneni (?:\\S+ )?(?:trva|zabere)|\\boslovujeme \\d"},
      {"sv", "\\b(?:vi (?:fragar|intervjuar) (?:\\S+ )?\\d|bland (?:alla )?(?:deltagare\\w*|svarande)|lottar ut|kundundersokning\\w*|marknadsundersokning\\w*)|\\bfragor,? (?:\\S+ ){0,3}?minuter\\b"},
      {"tr", "katilimcilar arasinda|cekilisle|pazar arastirmasi|memnuniyet arastirmasi|soru,? (?:\\S+ ){0,3}?dakika"},
      {"ru", "(?<![а-я])(?:опрашиваем|исследование (?:рынка|мнени)|среди (?:всех )?участников|разыграем|розыгрыш)|вопрос[а-я]*,? (?:\\S+ ){0,3}?минут|заполнение займ[её]т"},
      {"", "抽奖|受访(?:者|企业)|抽選で|ご回答いただいた方|추첨|응답자|مشاركين في السحب|استطلاع راي|בין המשתתפים"},
      {"", "\\bumfrage\\b|\\bbefragung\\b|\\benquete\\b|\\bsondage\\b|\\bencuesta\\w*|\\bsondaggio|\\bquestionario|"
            "\\bpesquisa de satisfacao|\\bvragenlijst\\b|\\bmaakt? kans\\b|\\bankiet\\w+|\\bdotaznik\\w*|"
            "\\benkat\\w*|\\banket\\b|(?<![а-я])опрос|анкетир|анкету|问卷|問卷|调查问卷|アンケート|설문|استبيان|סקר"},
      {NULL, NULL}}},
    {"donation",
     "donation",
     IN_WORDS,
     -65,
     {{"en", "\\b(?:donat(?:e|ion|ions|ing)|fundrais\\w+|charity (?:event|run|auction|gala)|sponsor (?:us|"
           "our|the|a)|sponsorship of our|raffle|(?:lend|give|spare|loan) (?:us )?(?:\\S+ ){0,6}?(?:free of charge|"
           "for free|for nothing)|free of charge for (?:our|the) (?:club|school|charity))\\b"},
      {"", "\\bspenden(?:aktion|aufruf|anfrage|lauf)\\w*|\\beine spende\\b|\\bum (?:eine )?spenden?\\b|"
            "\\bsponsoring\\b|\\bfaire un don\\b|\\bdonacion\\w*|\\bdonativo|\\bpatrocin\\w+|\\bdonazione|"
            "\\bsponsorizza\\w+|\\bdoacao|\\bdarowizn\\w*|\\bsponzor\\w*|\\bdarovat|\\bdonation\\b|\\bbagis\\w*|"
            "пожертвован|благотворит|捐赠|捐款|赞助|寄付|協賛|기부|후원|تبرع|رعايه|תרומה|חסות"},
      {NULL, NULL}}},
    /* Wants words to print, not goods. */
    {"press",
     "question",
     IN_BODY,
     -60,
     {{"en", "\\b(?:writing|working on|preparing|researching) (?:a |an |our )?(?:\\w+ )?(?:piece|article|feature|story)s? (?:on|about|for)\\b|\\bi(?:'m| am) (?:a |an |the )?(?:\\w+ )?(?:journalist|reporter|correspondent)\\b|"
           "\\bquotes? (?:i|we) (?:can|could|may) (?:print|use|publish)\\b|\\b(?:press|media) enquiry\\b|\\binterview (?:your|with your) (?:\\w+ )?(?:director|ceo|owner|founder|manager)"},
      {"de", "\\b(?:presseanfrage|ich bin (?:\\S+ )?journalist\\w*|fur (?:einen|unseren) (?:zeitungsartikel|beitrag|bericht)|recherchiere (?:ich )?(?:fur|zu))\\b"},
      {"fr", "\\b(?:je suis journaliste|pour (?:notre|un) (?:reportage|dossier de (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre))|j'ecris un article|une citation de)\\b"},
      {"es", "\\b(?:soy (?:periodista|redactora?)|prepar(?:o|amos) un (?:reportaje|articulo)|para (?:un|nuestro) reportaje|escribo un articulo)\\b"},
      {"it", "\\b(?:sono (?:un |una )?giornalista|per un servizio giornalistico|scrivo un articolo)\\b"},
      {"pt", "\\b(?:sou jornalista|preparo uma reportagem|para (?:uma|a nossa) (?:reportagem|materia jornalistica))\\b"},
      {"nl", "\\b(?:ik ben journalist|ik schrijf een artikel|persvraag)\\b"},
      {"pl", "\\b(?:jestem dziennikark\\w+|jestem dziennikarzem|przygotowuje artykul|pisze artykul)\\b"},
      {"cs", "\\b(?:jsem novinar\\w*|pripravuji clanek|do clanku)\\b"},
      {"sv", "\\b(?:jag ar journalist|skriver (?:en artikel|ett reportage)|pressfraga)\\b"},
      {"tr", "gazeteciyim|haber hazirliyor"},
      {"ru", "я журналист|пишу (?:статью|материал)|готовим (?:статью|материал)|для статьи"},
      {"zh", "我是[^。]{0,10}记者|采访贵"},
      {"ja", "取材(?:を|の)?(?:お願い|申し込|させて)|記者の"},
      {"ko", "기자입니다|취재(?:를)? ?(?:요청|하고)"},
      {"ar", "انا صحفي|اعد تقريرا"},
      {"he", "אני עיתונאי\\S*|לכתבה ש"},
      {NULL, NULL}}},
    {NULL, NULL, 0, 0, {{NULL, NULL}}},
};
