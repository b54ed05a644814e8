/* Smaller towns, of one country each: they count where an address or "in" leads to them. */
#include <stddef.h>

#include "parser/places.h"

const PlaceRow PLACE_TOWNS[] = {
    {"GB",
     "Bedford|Daventry|Kettering|Wellingborough|Corby|Rugby|Nuneaton|Tamworth|Redditch|Kidderminster|Dudley|Walsall|"
     "Solihull|Shrewsbury|Crewe|Macclesfield|Warrington|Wigan|Oldham|Rochdale|Burnley|Blackburn|Accrington|Chorley|"
     "Southport|Birkenhead|Kendal|Penrith|Whitehaven|Workington|Barrow-in-Furness|Hexham|Alnwick|Morpeth|Gateshead|"
     "Darlington|Hartlepool|Stockton-on-Tees|Harrogate|Skipton|Keighley|Halifax "
     "Yorkshire|Dewsbury|Doncaster|Scunthorpe|"
     "Goole|Beverley|Bridlington|Scarborough|Northallerton|Thirsk|Malton|Chesterfield|Mansfield|Worksop|Newark-on-"
     "Trent|"
     "Grantham|Spalding|King's Lynn|Thetford|Great Yarmouth|Lowestoft|Bury St Edmunds|Sudbury|Colchester|Chelmsford|"
     "Braintree|Harlow|Basildon|Southend-on-Sea|Stevenage|Hitchin|Letchworth|Hemel Hempstead|Aylesbury|High Wycombe|"
     "Maidenhead|Bracknell|Basingstoke|Andover|Newbury|Abingdon|Didcot|Banbury|Bicester|Witney|Cheltenham|Stroud|"
     "Cirencester|Tewkesbury|Evesham|Malvern|Ludlow|Leominster|Ross-on-Wye|Chippenham|Trowbridge|Frome|Yeovil|Taunton|"
     "Bridgwater|Weston-super-Mare|Glastonbury|Barnstaple|Bideford|Tiverton|Torquay|Paignton|Newton "
     "Abbot|Truro|Falmouth|"
     "Penzance|Redruth|St "
     "Austell|Launceston|Bude|Padstow|Newquay|Dorchester|Weymouth|Poole|Bournemouth|Fareham|Gosport|"
     "Eastleigh|Romsey|Crawley|Horsham|Worthing|Bognor Regis|Eastbourne|Hastings|Lewes|Maidstone|Ashford|Folkestone|"
     "Dover|Ramsgate|Margate|Gillingham|Dartford|Gravesend|Sevenoaks|Tunbridge Wells|Guildford|Woking|Farnborough|"
     "Aldershot|Epsom|Reigate|Redhill|Croydon|Bromley|Romford|Enfield|Uxbridge|Twickenham|Wrexham|Llandudno|Bangor "
     "Gwynedd|"
     "Caernarfon|Holyhead|Aberystwyth|Cardigan|Carmarthen|Llanelli|Llandeilo|Neath|Port Talbot|Bridgend|Merthyr Tydfil|"
     "Pontypridd|Caerphilly|Abergavenny|Brecon|Welshpool|Haverfordwest|Milford "
     "Haven|Pembroke|Paisley|Greenock|Kilmarnock|"
     "Motherwell|Falkirk|Livingston|Dunfermline|Kirkcaldy|Glenrothes|St "
     "Andrews|Arbroath|Montrose|Peterhead|Fraserburgh|"
     "Elgin|Oban|Fort William|Dumfries|Galashiels|Hawick|Kelso|Berwick-upon-Tweed|Stornoway|Kirkwall|Lerwick|Newry|"
     "Ballymena|Coleraine|Omagh|Enniskillen|Craigavon|Dungannon|Larne|Northumberland|Berkshire|Buckinghamshire|"
     "Bedfordshire|Cambridgeshire|Hampshire|Hertfordshire|Leicestershire|Oxfordshire|Northamptonshire|Shropshire|"
     "Warwickshire|Worcestershire|Gloucestershire|Herefordshire|Wiltshire|Rutland|Merseyside|Tyne and Wear|West "
     "Midlands|"
     "Isle of Wight|Powys|Gwynedd|Ceredigion|Carmarthenshire|Pembrokeshire|Monmouthshire|Anglesey|Aberdeenshire|"
     "Perthshire|Ayrshire|Lanarkshire|Orkney|Shetland|County Durham|Tyneside|Teesside|Humberside"},
    {"IE", "Navan|Swords|Bray|Ennis|Tralee|Killarney|Carlow|Naas|Newbridge|Letterkenny|Mullingar|Wexford|Clonmel|"
           "Portlaoise|Tullamore|Castlebar|Ballina|Westport|Cavan|Monaghan|Longford|Roscommon|Nenagh|Thurles|Mallow|"
           "Cobh|Youghal|Dungarvan|Enniscorthy|Gorey|Arklow|Wicklow|Greystones|Balbriggan|Maynooth|Leixlip|Celbridge|"
           "Tuam|Ballinasloe|Shannon|Dingle|Kenmare|Bantry|Skibbereen|Connemara|Connacht|Munster Ireland"},
    {"DE",
     "Celle|Hameln|Stade|Cuxhaven|Emden|Leer|Nordhorn|Lingen|Cloppenburg|Vechta|Verden|Buchholz|Peine|Goslar|Gifhorn|"
     "Uelzen|Minden|Herford|Detmold|Lippstadt|Soest|Paderborn|Arnsberg|Iserlohn|Lüdenscheid|Meschede|Rheine|"
     "Bocholt|Coesfeld|Ahlen|Hamm Westfalen|Herne|Recklinghausen|Gelsenkirchen|Bottrop|Moers|Wesel|Kleve|Neuss|"
     "Ratingen|Velbert|Remscheid|Bergisch Gladbach|Gummersbach|Euskirchen|Düren|Troisdorf|Siegburg|Marburg|Gießen|"
     "Wetzlar|Limburg an der Lahn|Hanau|Offenbach|Bad Homburg|Rüsselsheim|Bensheim|Worms|Speyer|Landau in der Pfalz|"
     "Neustadt an der Weinstraße|Pirmasens|Zweibrücken|Bad Kreuznach|Idar-Oberstein|Neuwied|Andernach|Mayen|"
     "Neunkirchen|Homburg Saar|Saarlouis|Bruchsal|Baden-Baden|Rastatt|Offenburg|Lahr|Emmendingen|Lörrach|"
     "Villingen-Schwenningen|Tuttlingen|Rottweil|Balingen|Tübingen|Böblingen|Sindelfingen|Esslingen|Göppingen|"
     "Ludwigsburg|Waiblingen|Schwäbisch Gmünd|Schwäbisch Hall|Aalen|Heidenheim|Ravensburg|Biberach|Weingarten|"
     "Memmingen|Kempten|Kaufbeuren|Lindau|Landsberg am Lech|Fürstenfeldbruck|Dachau|Freising|Erding|Rosenheim|"
     "Traunstein|Burghausen|Altötting|Landshut|Straubing|Deggendorf|Passau|Cham|Schwandorf|Amberg|Weiden|Neumarkt|"
     "Ansbach|Schwabach|Coburg|Kulmbach|Kronach|Schweinfurt|Aschaffenburg|Bad Kissingen|Donauwörth|Nördlingen|"
     "Neuburg an der Donau|Plauen|Zwickau|Görlitz|Bautzen|Pirna|Freiberg|Riesa|Meißen|Zittau|Döbeln|Gera|Gotha|"
     "Eisenach|Nordhausen|Suhl|Weimar|Saalfeld|Sonneberg|Ilmenau|Dessau|Wittenberg|Halberstadt|Stendal|Bitterfeld|"
     "Merseburg|Naumburg|Quedlinburg|Wernigerode|Frankfurt (Oder)|Eberswalde|Oranienburg|Neuruppin|Senftenberg|"
     "Wismar|Stralsund|Greifswald|Neubrandenburg|Güstrow|Parchim|Flensburg|Husum|Neumünster|Itzehoe|Elmshorn|"
     "Norderstedt|Pinneberg|Rendsburg|Eckernförde|Heide Holstein|Delmenhorst|Wilhelmshaven|Westerstede|Aurich"},
    {"AT", "Leoben|Kapfenberg|Bruck an der Mur|Krems|Wiener Neustadt|Baden bei Wien|Mödling|Amstetten|Tulln|Stockerau|"
           "Traun|Leonding|Gmunden|Vöcklabruck|Ried im Innkreis|Braunau|Hallein|Zell am See|Kufstein|Kitzbühel|Schwaz|"
           "Hall in Tirol|Lienz|Spittal|Wolfsberg|Feldkirch|Bludenz|Lustenau|Eisenstadt|Oberwart|Kärnten|Burgenland|"
           "Niederösterreich|Oberösterreich"},
    {"CH",
     "Aarau|Baden AG|Olten|Solothurn|Burgdorf|Langenthal|Interlaken|Spiez|Sursee|Emmen LU|Schwyz|Altdorf UR|Stans|"
     "Sarnen|Glarus|Chur|Davos|St. Moritz|Bellinzona|Locarno|Mendrisio|Sion|Sierre|Martigny|Monthey|Vevey|Montreux|"
     "Nyon|Morges|Delémont|Porrentruy|La Chaux-de-Fonds|Le Locle|Bulle|Frauenfeld|Kreuzlingen|Arbon|Wil SG|Gossau|"
     "Herisau|Appenzell|Rapperswil|Uster|Wetzikon|Dübendorf|Dietikon|Wädenswil|Horgen|Liestal|Pratteln|Muttenz|"
     "Rheinfelden|Graubünden|Tessin|Ticino|Wallis|Valais|Aargau|Thurgau"},
    {"FR",
     "Chartres|Évreux|Cherbourg|Saint-Lô|Alençon|Le Mans|Laval Mayenne|Cholet|Saumur|La Roche-sur-Yon|Niort|"
     "Angoulême|Cognac Charente|Saintes|Rochefort|Périgueux|Bergerac|Agen|Mont-de-Marsan|Dax|Bayonne|Biarritz|"
     "Tarbes|Auch|Montauban|Albi|Castres|Carcassonne|Narbonne|Béziers|Sète|Alès|Arles|Cavaillon|Carpentras|"
     "Montélimar|Valence|Romans-sur-Isère|Privas|Aubenas|Gap|Digne|Manosque|Draguignan|Fréjus|Cannes|Antibes|"
     "Grasse|Menton|Bastia|Ajaccio|Chambéry|Albertville|Thonon-les-Bains|Annemasse|Bourg-en-Bresse|Oyonnax|Mâcon|"
     "Chalon-sur-Saône|Beaune|Auxerre|Sens|Nevers|Moulins|Vichy|Montluçon|Riom|Thiers|Aurillac|Le Puy-en-Velay|"
     "Saint-Chamond|Roanne|Vienne Isère|Villefranche-sur-Saône|Belfort|Montbéliard|Vesoul|Dole|Lons-le-Saunier|"
     "Épinal|Saint-Dié|Haguenau|Sélestat|Saverne|Thionville|Forbach|Verdun|Bar-le-Duc|Troyes|Charleville-Mézières|"
     "Sedan|Châlons-en-Champagne|Épernay|Soissons|Laon|Saint-Quentin|Compiègne|Beauvais|Abbeville|Arras|Lens|Douai|"
     "Valenciennes|Cambrai|Maubeuge|Béthune|Saint-Omer|Boulogne-sur-Mer|Dieppe|Fécamp|Vernon|Dreux|Blois|Vendôme|"
     "Bourges|Châteauroux|Vierzon|Saint-Brieuc|Lannion|Guingamp|Morlaix|Quimper|Concarneau|Vannes|Redon|Saint-Malo|"
     "Dinan|Fougères|Vitré|Saint-Nazaire|Pornic|Rodez|Millau|Cahors|Figeac|Brive|Tulle|Guéret|Versailles|Meaux|"
     "Melun|Évry|Cergy|Alsace|Lorraine|Auvergne|Bourgogne|Franche-Comté|Aquitaine|Vendée|Savoie|Haute-Savoie"},
    {"BE",
     "Tournai|Mouscron|La Louvière|Verviers|Arlon|Bastogne|Dinant|Wavre|Nivelles|Waterloo|Ottignies|Turnhout|Lier|"
     "Geel|Herentals|Roeselare|Ieper|Waregem|Tielt|Sint-Niklaas|Dendermonde|Lokeren|Aarschot|Tienen|Diest|"
     "Sint-Truiden|Tongeren|Maaseik|Bilzen|Eeklo|Oudenaarde|Ronse|Vilvoorde|Zaventem|Knokke|Veurne|Eupen"},
    {"NL",
     "Assen|Joure|Heerenveen|Drachten|Harlingen|Dokkum|Bolsward|Franeker|Lemmer|Hoogeveen|Meppel|Coevorden|"
     "Stadskanaal|Veendam|Winschoten|Delfzijl|Kampen|Steenwijk|Hardenberg|Ommen|Raalte|Almelo|Hengelo|Oldenzaal|"
     "Rijssen|Zutphen|Doetinchem|Winterswijk|Zevenaar|Wageningen|Ede Gelderland|Veenendaal|Barneveld|Harderwijk|"
     "Ermelo|Nunspeet|Lelystad|Emmeloord|Urk|Dronten|Zeist|Nieuwegein|Woerden|Houten|IJsselstein|Soest Utrecht|"
     "Baarn|Bussum|Huizen|Weesp|Purmerend|Hoorn|Enkhuizen|Heerhugowaard|Den Helder|Schagen|Texel|Beverwijk|Velsen|"
     "IJmuiden|Hoofddorp|Aalsmeer|Amstelveen|Alphen aan den Rijn|Gouda|Zoetermeer|Rijswijk|Katwijk|Noordwijk|"
     "Vlaardingen|Schiedam|Spijkenisse|Hellevoetsluis|Capelle aan den IJssel|Ridderkerk|Barendrecht|Zwijndrecht|"
     "Gorinchem|Papendrecht|Sliedrecht|Tiel|Culemborg|Waalwijk|Roosendaal|Bergen op Zoom|Etten-Leur|Oosterhout|"
     "Vught|Veghel|Uden|Helmond|Veldhoven|Geldrop|Valkenswaard|Boxtel|Roermond|Weert|Sittard|Geleen|Heerlen|"
     "Kerkrade|Venray|Middelburg|Vlissingen|Terneuzen|Hulst|Zierikzee|Terschelling|Vlieland|Ameland|Noord-Brabant|"
     "Gelderland|Overijssel|Flevoland"},
    {"ES",
     "Reus|Manresa|Vic|Figueres|Igualada|Mataró|Granollers|Tortosa|Huesca|Teruel|Soria|Ávila|Segovia|Zamora|León "
     "España|"
     "Ponferrada|Palencia|Lugo|Ourense|Pontevedra|Santiago de Compostela|Ferrol|Avilés|Torrelavega|Barakaldo|"
     "Getxo|Eibar|Irun|Irún|Tudela|Calahorra|Guadalajara España|Cuenca España|Ciudad Real|Talavera de la Reina|"
     "Puertollano|Cáceres|Plasencia|Mérida España|Algeciras|Marbella|Antequera|Linares|Úbeda|Motril|Lorca|Cartagena "
     "Murcia|Orihuela|Torrevieja|Benidorm|Alcoy|Gandía|Sagunto|Alcalá de Henares|Móstoles|Leganés|Getafe|"
     "Fuenlabrada|Alcobendas|Ibiza|Menorca|Mallorca|Tenerife|Gran Canaria|Las Palmas|Lanzarote|Gipuzkoa|Guipúzcoa|"
     "Extremadura|Cantabria|La Rioja España|Aragón"},
    {"PT",
     "Barcelos|Famalicão|Vila Real|Bragança Portugal|Chaves|Vila do Conde|Póvoa de Varzim|Maia|Gondomar|Vila Nova de "
     "Gaia|Espinho|Ovar|Águeda|Figueira da Foz|Pombal|Caldas da Rainha|Torres Vedras|Santarém Portugal|Tomar|Abrantes|"
     "Castelo Branco|Covilhã|Guarda|Portalegre|Elvas|Beja|Sines|Portimão|Lagos Algarve|Loulé|Tavira|Sintra|Cascais|"
     "Almada|Barreiro|Algarve|Alentejo|Madeira|Açores|Felgueiras|Paços de Ferreira|Oliveira de Azeméis"},
    {"IT",
     "Rovereto|Riva del Garda|Merano|Bressanone|Brunico|Belluno|Feltre|Bassano del Grappa|Conegliano|Portogruaro|"
     "Chioggia|Rovigo|Legnago|Spilimbergo|Gorizia|Monfalcone|Tolmezzo|Sondrio|Lecco|Cantù|Busto Arsizio|Gallarate|"
     "Legnano|Saronno|Vigevano|Pavia|Voghera|Lodi|Crema|Treviglio|Desenzano|Ivrea|Vercelli|Verbania|Domodossola|"
     "Pinerolo|Moncalieri|Alba|Bra|Mondovì|Savona|Imperia|Sanremo|La Spezia|Carrara|Massa|Viareggio|Pistoia|Empoli|"
     "Siena|Grosseto|Piombino|Poggibonsi|Sansepolcro|Faenza|Imola|Cesena|Forlì|Lugo di "
     "Romagna|Carpi|Sassuolo|Mirandola|"
     "Fidenza|Urbino|Fano|Senigallia|Macerata|Civitanova Marche|Fermo|Ascoli Piceno|Perugia|Foligno|Assisi|Spoleto|"
     "Orvieto|Viterbo|Rieti|Civitavecchia|Latina|Frosinone|Cassino|Formia|L'Aquila|Avezzano|Sulmona|Teramo|Chieti|"
     "Vasto|Campobasso|Termoli|Isernia|Caserta|Benevento|Avellino|Pozzuoli|Battipaglia|Potenza|Matera|Barletta|Andria|"
     "Trani|Molfetta|Altamura|Monopoli|Brindisi|Gallipoli|Cosenza|Catanzaro|Crotone|Vibo Valentia|Reggio Calabria|"
     "Ragusa|Agrigento|Caltanissetta|Enna|Marsala|Gela|Nuoro|Olbia|Alghero|Aosta|Umbria|Marche|Abruzzo|Calabria|"
     "Basilicata|Liguria|Trentino|Alto Adige|Friuli|Emilia-Romagna"},
    {"PL",
     "Siedlce|Ostrołęka|Ciechanów|Mława|Pruszków|Grodzisk Mazowiecki|Żyrardów|Sochaczew|Skierniewice|Łowicz|Kutno|"
     "Zgierz|Pabianice|Bełchatów|Piotrków Trybunalski|Tomaszów Mazowiecki|Sieradz|Wieluń|Konin|Gniezno|Leszno|Piła|"
     "Ostrów Wielkopolski|Krotoszyn|Śrem|Września|Inowrocław|Grudziądz|Włocławek|Chojnice|Tczew|Malbork|Starogard "
     "Gdański|Wejherowo|Sopot|Słupsk|Lębork|Kołobrzeg|Świnoujście|Stargard|Gorzów Wielkopolski|Żary|Nowa Sól|Głogów|"
     "Lubin|Jelenia Góra|Wałbrzych|Świdnica|Dzierżoniów|Oława|Oleśnica|Brzeg|Nysa|Kędzierzyn-Koźle|Racibórz|"
     "Wodzisław Śląski|Jastrzębie-Zdrój|Żory|Cieszyn|Żywiec|Oświęcim|Jaworzno|Dąbrowa Górnicza|Będzin|Zawiercie|"
     "Chorzów|Ruda Śląska|Tarnowskie Góry|Lubliniec|Nowy Sącz|Zakopane|Nowy Targ|Bochnia|Olkusz|Mielec|Dębica|"
     "Stalowa Wola|Tarnobrzeg|Krosno|Sanok|Jasło|Przemyśl|Zamość|Chełm|Puławy|Biała Podlaska|Starachowice|Ostrowiec "
     "Świętokrzyski|Skarżysko-Kamienna|Sandomierz|Suwałki|Augustów|Ełk|Giżycko|Ostróda|Iława|Elbląg|Mazury|Podlasie|"
     "Śląsk|Mazowsze|Wielkopolska|Małopolska|Podkarpacie|Bydgoszczy|Katowicach|Katowic|Poznania|Krakowa|Wrocławia|"
     "Gdańska|Szczecinie|Szczecina|Lublinie|Lublina|Torunia|Toruniu|Rzeszowie|Rzeszowa|Gliwicach|Gliwic|Kielcach|"
     "Olsztynie|Olsztyna|Radomiu|Tarnowie|Tarnowa|Zielonej Górze|Opolu"},
    {"CZ",
     "Karlovy Vary|Cheb|Sokolov|Chomutov|Teplice|Děčín|Litoměřice|Mladá Boleslav|Jablonec nad Nisou|Turnov|Trutnov|"
     "Náchod|Jičín|Chrudim|Kolín|Kutná Hora|Příbram|Beroun|Benešov|Tábor|Písek|Strakonice|Prachatice|Klatovy|"
     "Domažlice|Rokycany|Jindřichův Hradec|Pelhřimov|Havlíčkův Brod|Žďár nad Sázavou|Třebíč|Znojmo|Břeclav|Hodonín|"
     "Uherské Hradiště|Kroměříž|Prostějov|Vyškov|Blansko|Svitavy|Česká Třebová|Šumperk|Nový Jičín|Frýdek-Místek|"
     "Třinec|Karviná|Bruntál|Vsetín|Valašské Meziříčí|Rožnov pod Radhoštěm|Brna|Brnem|Prahy|Ostravy|Ostravě|Plzni|"
     "Plzně|Olomouci|Olomouce|Liberci|Liberce|Pardubicích|Pardubic|Zlíně|Jihlavě|Opavě|Táboře|Kolíně|Morava|Vysočina|"
     "Šumava"},
    {"SK",
     "Martin Slovensko|Poprad|Zvolen|Michalovce|Piešťany|Prievidza|Považská Bystrica|Liptovský Mikuláš|Ružomberok|"
     "Nové Zámky|Komárno|Levice|Lučenec|Spišská Nová Ves|Humenné|Bardejov"},
    {"SE",
     "Kristianstad|Landskrona|Trelleborg|Ystad|Ängelholm|Hässleholm|Karlskrona|Karlshamn|Ronneby|Ljungby|Värnamo|"
     "Nässjö|Vetlanda|Oskarshamn|Västervik|Visby|Gotland|Nyköping|Katrineholm|Motala|Mjölby|Vadstena|Skövde|"
     "Lidköping|Mariestad|Falköping|Alingsås|Uddevalla|Kungälv|Varberg|Falkenberg|Kungsbacka|Arvika|Kristinehamn|"
     "Karlskoga|Köping|Arboga|Sala|Enköping|Norrtälje|Täby|Sollentuna|Nacka|Falun|Borlänge|Ludvika|Mora|Sandviken|"
     "Söderhamn|Hudiksvall|Bollnäs|Härnösand|Örnsköldsvik|Östersund|Sollefteå|Lycksele|Piteå|Boden|Gällivare|"
     "Haparanda|Skåne|Småland|Värmland|Dalarna|Norrland|Jämtland|Halland|Västergötland|Östergötland"},
    {"NO", "Moss|Halden|Lillestrøm|Hamar|Gjøvik|Lillehammer|Elverum|Kongsvinger|Hønefoss|Kongsberg|Tønsberg|Horten|"
           "Porsgrunn|Arendal|Grimstad|Mandal|Egersund|Stord|Voss|Førde|Florø|Molde|Kristiansund|Stjørdal|Steinkjer|"
           "Namsos|Mo i Rana|Narvik|Harstad|Alta|Hammerfest|Kirkenes|Svolvær|Lofoten|Rogaland|Hordaland|Trøndelag"},
    {"DK",
     "Helsingør|Hillerød|Køge|Næstved|Slagelse|Ringsted|Holbæk|Kalundborg|Nykøbing Falster|Nakskov|Nyborg|Middelfart|"
     "Fredericia|Haderslev|Aabenraa|Tønder|Ribe|Varde|Skjern|Ringkøbing|Holstebro|Struer|Lemvig|Skive|Viborg|"
     "Hjørring|Frederikshavn|Skagen|Hobro|Grenaa|Skanderborg|Ikast|Billund|Bornholm|Rønne|Fyn|Jylland|Sjælland|"
     "Limfjorden|Nordjylland"},
    {"FI", "Porvoo|Hämeenlinna|Riihimäki|Hyvinkää|Järvenpää|Kerava|Lohja|Salo|Rauma|Seinäjoki|Kokkola|Pietarsaari|"
           "Ylivieska|Raahe|Kemi|Tornio|Kajaani|Iisalmi|Varkaus|Savonlinna|Mikkeli|Imatra|Kotka|Hamina|Nokia Suomi|"
           "Valkeakoski|Forssa|Loimaa|Uusikaupunki|Naantali|Ahvenanmaa|Mariehamn"},
    {"TR",
     "Hatay|İskenderun|Osmaniye|Kahramanmaraş|Malatya|Elazığ|Şanlıurfa|Mardin|Batman Türkiye|Van "
     "Türkiye|Erzurum|Erzincan|"
     "Sivas|Tokat|Amasya|Çorum|Ordu|Giresun|Rize|Artvin|Kars|Kastamonu|Sinop|Zonguldak|Karabük|Bartın|Bolu|Düzce|"
     "Adapazarı|Yalova|Bilecik|Kütahya|Afyonkarahisar|Afyon|Uşak|Aydın|Muğla|Bodrum|Marmaris|Fethiye|Isparta|Burdur|"
     "Karaman|Aksaray|Nevşehir|Kırşehir|Kırıkkale|Yozgat|Niğde|Balıkesir|Bandırma|Çanakkale|Edirne|Kırklareli|"
     "Lüleburgaz|Çorlu|Çerkezköy|Tuzla|Pendik|Ümraniye|Kadıköy|Beşiktaş|Şişli|Beylikdüzü|İkitelli|Ostim|Torbalı|"
     "Kemalpaşa|Turgutlu|İnegöl|Alanya|Tarsus|Nilüfer"},
    {"RU",
     "Тверь|Тверской|Владимир "
     "Россия|Смоленск|Смоленске|Брянск|Брянске|Орёл|Курск|Курске|Белгород|Белгороде|Тамбов|Тамбове|"
     "Вологда|Вологде|Череповец|Череповце|Архангельск|Архангельске|Мурманск|Мурманске|Петрозаводск|Петрозаводске|"
     "Псков|Пскове|Великий Новгород|Кострома|Костроме|Иваново|Нижнем Новгороде|Чебоксары|Чебоксарах|Саранск|Саранске|"
     "Ульяновск|Ульяновске|Самаре|Казани|Уфе|Набережные Челны|Набережных Челнах|Нижнекамск|Альметьевск|Стерлитамак|"
     "Магнитогорск|Магнитогорске|Челябинске|Миасс|Златоуст|Курган|Кургане|Екатеринбурге|Нижний Тагил|Нижнем Тагиле|"
     "Первоуральск|Каменск-Уральский|Перми|Березники|Соликамск|Киров|Сыктывкар|Сыктывкаре|Ухта|Тюмени|Сургут|Сургуте|"
     "Нижневартовск|Нижневартовске|Омске|Новосибирске|Бердск|Томске|Кемерове|Новокузнецк|Новокузнецке|Барнауле|Бийск|"
     "Красноярске|Абакан|Ачинск|Норильск|Норильске|Иркутске|Братск|Братске|Ангарск|Улан-Удэ|Чита|Чите|Якутск|Якутске|"
     "Хабаровске|Комсомольск-на-Амуре|Владивостоке|Находка|Благовещенск|Благовещенске|Южно-Сахалинск|Краснодаре|"
     "Новороссийск|Новороссийске|Сочи|Армавир|Майкоп|Ставрополь|Ставрополе|Пятигорск|Пятигорске|Невинномысск|"
     "Владикавказ|Нальчик|Грозный|Астрахань|Астрахани|Волжский|Волгограде|Саратове|Балаково|Пензе|Рязани|Туле|Калуге|"
     "Калуги|Обнинск|Подольск|Подольске|Коломна|Серпухов|Мытищи|Химки|Балашиха|Королёв|Люберцы|Электросталь|Ногинск|"
     "Ярославле|Рыбинск|Рыбинске|Воронеже|Липецке|Ростове-на-Дону|Таганрог|Таганроге|Шахты|Тольятти|Сызрань|Ижевске|"
     "Оренбурге|Орск|Калининграде|Выборг|Гатчина|Колпино|Подмосковье|Татарстан|Башкортостан|Кузбасс|Сибирь|Сибири"},
    {"UA",
     "Полтава|Полтаве|Полтаві|Черкассы|Черкаси|Чернигов|Чернігів|Житомир|Житомире|Житомирі|Ровно|Рівне|Луцк|Луцьк|"
     "Тернополь|Тернопіль|Ивано-Франковск|Івано-Франківськ|Ужгород|Черновцы|Чернівці|Хмельницкий|Хмельницький|"
     "Винница|Вінниця|Кировоград|Кропивницький|Николаев|Миколаїв|Херсон|Запорожье|Кривой Рог|Кривий Ріг|Кременчуг|"
     "Сумы|Суми|Киеве|Києві|Харькове|Харкові|Одессе|Одесі|Львове|Львові|Днепре|Дніпрі"},
    {"IL", "הרצליה|רמת גן|גבעתיים|חולון|בת ים|רחובות|רעננה|כפר סבא|הוד השרון|רמת השרון|לוד|רמלה|מודיעין|אשקלון|אילת|"
           "עפולה|נצרת|טבריה|כרמיאל|נהריה|עכו|קריית גת|קרית גת|קריית שמונה|קיסריה|יקנעם|יוקנעם|חדרה|זכרון יעקב|בית שמש|"
           "דימונה|ערד|נס ציונה|יבנה|ראש העין|קריית ביאליק|רמת הגולן|הגליל|הנגב|ראשל\"צ|פתח תקוה|Herzliya|Ramat Gan|"
           "Rehovot|Ra'anana|Kfar Saba|Ashkelon|Eilat|Nazareth|Tiberias|Yokneam|Caesarea|Rishon LeZion|Petah Tikva"},
    {"SA",
     "الطائف|تبوك|بريدة|القصيم|حائل|أبها|خميس مشيط|نجران|جازان|الأحساء|الهفوف|القطيف|المدينة المنورة|مكة المكرمة"},
    {"AE", "العين|رأس الخيمة|عجمان|الفجيرة|أم القيوين|جبل علي"},
    {"EG",
     "المنصورة|الزقازيق|الإسماعيلية|بورسعيد|دمياط|أسيوط|سوهاج|الأقصر|أسوان|المنيا|الفيوم|العاشر من رمضان|السادس من "
     "أكتوبر|6 أكتوبر|المحلة الكبرى|دمنهور|شبرا الخيمة|حلوان"},
    {"MA", "فاس|مراكش|طنجة|أكادير|وجدة|القنيطرة|تطوان|سلا|المحمدية|Mohammedia|Kénitra|Tétouan|Oujda"},
    {"TN", "صفاقس|سوسة|بنزرت|قابس|المنستير|Bizerte|Gabès|Monastir"},
    {"DZ", "وهران|قسنطينة|عنابة|سطيف|بجاية|البليدة|Sétif|Béjaïa|Annaba|Blida|Tlemcen"},
    {"JO", "إربد|الزرقاء|العقبة"},
    {"OM", "صلالة|نزوى"},
    {"BR",
     "Caxias do Sul|Bento Gonçalves|Novo Hamburgo|Canoas|Pelotas|Passo Fundo|Blumenau|Jaraguá do Sul|Itajaí|Chapecó|"
     "Criciúma|Lages|Londrina|Maringá|Cascavel|Ponta Grossa|Foz do Iguaçu|Guarapuava|Osasco|Santo André|São Bernardo "
     "do Campo|São Caetano do Sul|Diadema|Mauá|Jundiaí|Piracicaba|Limeira|Americana|São Carlos|Araraquara|Bauru|"
     "Marília|Presidente Prudente|São José do Rio Preto|São José dos Campos|Taubaté|Santos|Guarujá|Praia Grande|"
     "Barueri|Cotia|Niterói|São Gonçalo|Duque de Caxias|Nova Iguaçu|Volta Redonda|Petrópolis|Macaé|Juiz de Fora|"
     "Contagem|Betim|Uberaba|Montes Claros|Divinópolis|Ipatinga|Poços de Caldas|Vitória ES|Vila Velha|Serra ES|Feira "
     "de Santana|Camaçari|Ilhéus|Vitória da Conquista|Aracaju|João Pessoa|Campina Grande|Mossoró|Teresina|Petrolina|"
     "Caruaru|Juazeiro|Anápolis|Campo Grande MS|Dourados|Palmas TO|Porto Velho|Rio Branco|Macapá|Boa Vista|Sinop MT|"
     "Pernambuco|Ceará|Espírito Santo|Rio Grande do Sul|Santarém PA"},
    {"MX",
     "Irapuato|Celaya|Salamanca Guanajuato|Morelia|Uruapan|Zamora Michoacán|Colima|Tepic|Mazatlán|Los Mochis|Ciudad "
     "Obregón|Nogales|La Paz BCS|Ensenada|Torreón|Gómez Palacio|Durango|Zacatecas|Monclova|Reynosa|Matamoros|Nuevo "
     "Laredo|Tampico|Ciudad Victoria|Pachuca|Tlaxcala|Cuernavaca|Acapulco|Oaxaca|Xalapa|Coatzacoalcos|Villahermosa|"
     "Tuxtla Gutiérrez|Campeche|Cancún|Chetumal|Playa del Carmen|Naucalpan|Tlalnepantla|Ecatepec|Michoacán|Sinaloa|"
     "Sonora|Chihuahua|Coahuila|Tamaulipas|Yucatán|Quintana Roo|Chiapas|Tabasco|Baja California"},
    {"CO", "Ibagué|Neiva|Pasto|Popayán|Villavicencio|Santa Marta|Montería|Valledupar|Sincelejo|Tunja|Armenia Quindío|"
           "Palmira|Buenaventura|Envigado|Itagüí|Antioquia|Cundinamarca|Valle del Cauca"},
    {"AR",
     "Bariloche|San Juan Argentina|San Luis Argentina|Rafaela|Río Cuarto|Villa María|Paraná Entre Ríos|Corrientes|"
     "Posadas|Resistencia|Formosa Argentina|Santiago del Estero|Comodoro Rivadavia|Ushuaia|Tandil|Olavarría|Quilmes|"
     "Avellaneda|Campana|Zárate|Patagonia Argentina|Entre Ríos"},
    {"CL", "Rancagua|Talca|Chillán|Los Ángeles Chile|Valdivia|Osorno|Copiapó|La Serena|Coquimbo|Calama|Arica|Quilpué|"
           "Talcahuano|Curicó|Linares Chile|Puerto Varas|Castro Chiloé"},
    {"PE", "Ica|Chimbote|Huancayo|Tacna|Cajamarca|Ayacucho|Iquitos|Pucallpa|Puno|Juliaca|Moquegua|Ilo"},
    {"EC", "Ambato|Loja|Manta|Machala|Riobamba|Ibarra"},
    {"UY", "Salto Uruguay|Paysandú|Maldonado|Punta del Este|Colonia del Sacramento"},
    {"CA",
     "Kelowna|Kamloops|Nanaimo|Prince George|Abbotsford|Burnaby|Lethbridge|Medicine Hat|Red Deer|Fort McMurray|Moose "
     "Jaw|Brandon Manitoba|Thunder Bay|Sault Ste. Marie|North Bay|Barrie|Oshawa|Kitchener|Waterloo Ontario|Guelph|"
     "St. Catharines|Niagara Falls|Sarnia|Laval|Longueuil|Lévis|Drummondville|Rimouski|Chicoutimi|Saint-Hyacinthe|"
     "Granby|Saint-Jérôme|Joliette|Moncton|Fredericton|Charlottetown|St. John's|Yellowknife|Whitehorse|Iqaluit|"
     "Newfoundland|Labrador|Prince Edward Island|Yukon|Nunavut"},
    {"AU",
     "Toowoomba|Rockhampton|Mackay|Bundaberg|Gladstone Queensland|Ipswich QLD|Coffs Harbour|Port Macquarie|Tamworth "
     "NSW|Dubbo|Orange NSW|Wagga Wagga|Albury|Wodonga|Bendigo|Shepparton|Mildura|Warrnambool|Traralgon|Mount Gambier|"
     "Whyalla|Port Augusta|Kalgoorlie|Bunbury|Geraldton|Fremantle|Karratha|Port Hedland|Alice Springs|Launceston "
     "TAS|Devonport|Burnie|Parramatta|Penrith NSW|Dandenong|Footscray"},
    {"NZ",
     "Whangarei|Hamilton New Zealand|Rotorua|Taupo|Gisborne|New Plymouth|Whanganui|Masterton|Blenheim|Greymouth|"
     "Timaru|Oamaru|Invercargill|Queenstown|Wanaka|Ashburton|Waikato|Otago|Southland|Taranaki|Hawke's Bay|Aotearoa"},
    {"ZA", "Polokwane|Mbombela|Nelspruit|Rustenburg|Kimberley|Pietermaritzburg|Richards Bay|George Western Cape|"
           "Stellenbosch|Paarl|Soweto|Centurion|Boksburg|Benoni|Gauteng|KwaZulu-Natal|Limpopo|Mpumalanga|Western Cape|"
           "Eastern Cape"},
    {"IN",
     "Tiruppur|Salem Tamil Nadu|Erode|Tiruchirappalli|Vijayawada|Guntur|Mysore|Mysuru|Hubli|Mangalore|Belgaum|Goa|"
     "Kolhapur|Solapur|Aurangabad|Jamnagar|Bhavnagar|Vapi|Ankleshwar|Jodhpur|Udaipur|Kota|Agra|Meerut|Varanasi|"
     "Allahabad|Prayagraj|Dehradun|Haridwar|Chandigarh|Mohali|Amritsar|Jalandhar|Patna|Ranchi|Jamshedpur|Bhubaneswar|"
     "Cuttack|Guwahati|Raipur|Bilaspur|Jabalpur|Gwalior|Thiruvananthapuram|Kozhikode|Thrissur|Puducherry|Rajasthan|"
     "Uttar Pradesh|Punjab India|West Bengal|Andhra Pradesh"},
    {"CN", "石家庄|唐山|保定|太原|呼和浩特|包头|沈阳|鞍山|长春|齐齐哈尔|南通|徐州|扬州|镇江|盐城|嘉兴|湖州|绍兴|金华|"
           "义乌|台州|芜湖|马鞍山|泉州|漳州|莆田|南昌|九江|赣州|潍坊|淄博|临沂|威海|济宁|洛阳|新乡|宜昌|襄阳|株洲|湘潭|"
           "岳阳|汕头|江门|湛江|南宁|柳州|桂林|海口|三亚|绵阳|德阳|贵阳|遵义|兰州|西宁|银川|乌鲁木齐|拉萨|咸阳|宝鸡|"
           "浦东|松江|常熟|张家港|太仓|江阴|宜兴|慈溪|余姚"},
    {"TW", "彰化|嘉義|屏東|宜蘭|花蓮|台東|苗栗|雲林|南投|新北|板橋|中壢|Changhua|Chiayi|Pingtung"},
    {"JP", "宇都宮|高崎市|前橋市|水戸市|つくば|船橋市|八王子|横須賀|相模原|甲府市|松本市|上田市|諏訪市|豊橋市|豊田市|"
           "岡崎市|刈谷市|四日市|津市|大津市|東大阪市|姫路市|尼崎市|明石市|奈良市|和歌山|鳥取市|松江市|倉敷市|福山市|"
           "呉市|下関|徳島市|高松市|松山市|今治市|高知市|北九州|久留米市|佐賀市|佐世保|大分市|別府市|宮崎市|那覇|"
           "うるま|旭川|函館|帯広市|釧路市|小樽市|青森市|八戸市|弘前市|盛岡市|秋田市|山形市|米沢市|郡山市|いわき|"
           "会津若松|長岡市|燕市|三条市|上越市|高岡市|小松市|福井市|鯖江市|敦賀市|山梨|埼玉|神奈川|静岡|三重|滋賀|"
           "和歌山|島根|山口県|香川|愛媛|石川県|宮城|福島|岩手"},
    {"KR", "부천시|의정부시|고양시|일산시|용인시|김포시|파주시|시흥시|군포시|안양시|광명시|구리시|남양주시|하남시|"
           "이천시|여주시|춘천시|원주시|강릉시|속초시|청주시|충주시|천안시|아산시|당진시|서산시|공주시|세종시|전주시|"
           "군산시|익산시|목포시|여수시|순천시|광양시|나주시|포항시|경주시|구미시|안동시|김천시|경산시|진주시|김해시|"
           "양산시|거제시|통영시|제주시|서귀포시|충청도|전라도|경상도|강원도|울산광역시"},
    {NULL, NULL},
};
