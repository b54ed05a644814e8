/* Names of places. Cities that several countries share are left out, unless one is far larger. */
#include "parser/places.h"

#include <stddef.h>

const PlaceRow PLACE_ALIASES[] = {
    {"GB", "UK|U.K.|Norfolk|Great Britain|England|Scotland|Wales|Northern Ireland|Britain|United "
           "Kingdom|Великобритания|Англия|Grossbritannien|"
           "Großbritannien|Regno Unito|Wielka Brytania|イギリス|英國|영국"},
    {"US",
     "USA|U.S.A.|U.S.|United States of America|États-Unis|EE.UU.|EEUU|EUA|США|美國|ארה\"ב|Stati Uniti d'America|VSA"},
    {"AE", "UAE|U.A.E.|Emirates|VAE|EAU|ОАЭ|الإمارات|阿联酋"},
    {"SA", "KSA|Saudi|Saudi-Arabien|السعودية|沙特"},
    {"CZ", "Czech Republic|Tschechische Republik|République tchèque|República Checa|Repubblica Ceca|Česká "
           "republika|Česko|ČR|Чехия|捷克"},
    {"NL", "Holland|The Netherlands|Países Bajos|Paesi Bassi|Нидерланды|Голландия"},
    {"KR", "Korea|South Korea|Republic of Korea|한국|대한민국|韓國|韩国|Corea del Sur|Südkorea|Корея"},
    {"HK", "Hong Kong|Hongkong|香港|Гонконг"},
    {"MO", "Macau|Macao|澳門"},
    {"TW", "Taiwan|台灣|臺灣|台湾|R.O.C.|Тайвань"},
    {"CN", "P.R. China|PR China|P.R.C.|PRC|中国|中國|КНР|Mainland China"},
    {"RU", "Russian Federation|РФ|Россия|Российская Федерация"},
    {"TR", "Turkey|Türkiye|Turkiye|Турция"},
    {"VN", "Viet Nam"},
    {"CI", "Ivory Coast|Côte d'Ivoire"},
    {"BA", "Bosnia"},
    {"MK", "Macedonia"},
    {"BY", "Belarus|Беларусь|Белоруссия|Weissrussland"},
    {"KZ", "Казахстан|Kasachstan|РК"},
    {"SY", "Syria"},
    {"LA", "Laos"},
    {"MM", "Burma"},
    {"IE", "Eire|Republic of Ireland|ROI"},
    {"ZA", "South Africa|RSA|Südafrika"},
    {"TT", "Trinidad"},
    {"CD", "DR Congo|DRC"},
    {"TZ", "Tanzania"},
    {"DE", "BRD|Bundesrepublik Deutschland"},
    {"CV", "Cape Verde"},
    {"SZ", "Swaziland"},
    {"PS", "Palestine"},
    {"IL", "ישראל|בישראל"},
    {"PL", "Polsce|Polski"},
    {"DE", "Niemczech|Niemiec|Německu|Německa|Almanya|Almanya'da"},
    {"CZ", "Česku|Česka|Czechach|Czech"},
    {NULL, NULL},
};

const PlaceRow PLACE_CITIES[] = {
    {"DE", "Berlin|Hamburg|München|Muenchen|Munich|Köln|Koeln|Cologne|Frankfurt|Stuttgart|Düsseldorf|Duesseldorf|"
           "Dortmund|Essen|Leipzig|Bremen|"
           "Dresden|Hannover|Hanover|Nürnberg|Nuremberg|Duisburg|Bochum|Wuppertal|Bielefeld|Bonn|Mannheim|Karlsruhe|"
           "Augsburg|Wiesbaden|"
           "Mönchengladbach|Braunschweig|Chemnitz|Kiel|Aachen|Magdeburg|Freiburg|Krefeld|Mainz|Lübeck|Erfurt|"
           "Oberhausen|Rostock|Kassel|Hagen|"
           "Potsdam|Saarbrücken|Ludwigshafen|Oldenburg|Leverkusen|Osnabrück|Solingen|Heidelberg|Darmstadt|Regensburg|"
           "Würzburg|Ingolstadt|Ulm|"
           "Heilbronn|Pforzheim|Wolfsburg|Göttingen|Reutlingen|Koblenz|Bremerhaven|Jena|Erlangen|Trier|Siegen|"
           "Hildesheim|Salzgitter|Cottbus|"
           "Gütersloh|Kaiserslautern|Schwerin|Konstanz|Fürth|Fulda|Lüneburg|Bayreuth|Bamberg|Friedrichshafen|Bayern|"
           "Sachsen|Hessen|"
           "Niedersachsen|Nordrhein-Westfalen|Baden-Württemberg|Thüringen|Brandenburg|Schleswig-Holstein"},
    {"AT", "Wien|Vienna|Graz|Linz|Salzburg|Innsbruck|Klagenfurt|Villach|Wels|Sankt "
           "Pölten|Dornbirn|Steyr|Bregenz|Steiermark|Tirol|Vorarlberg"},
    {"CH", "Zürich|Zurich|Genf|Genève|Geneva|Basel|Lausanne|Bern|Winterthur|Luzern|Lucerne|St. "
           "Gallen|Lugano|Biel|Thun|Fribourg|Neuchâtel|"
           "Schaffhausen|Zug|Yverdon|Yverdon-les-Bains"},
    {"FR", "Paris|Marseille|Lyon|Toulouse|Nice|Nantes|Montpellier|Strasbourg|Bordeaux|Lille|Rennes|Reims|Toulon|Saint-"
           "Étienne|Le Havre|Grenoble|"
           "Dijon|Angers|Nîmes|Villeurbanne|Clermont-Ferrand|Aix-en-Provence|Brest|Tours|Amiens|Limoges|Annecy|"
           "Perpignan|Metz|Besançon|Orléans|"
           "Rouen|Mulhouse|Caen|Nancy|Roubaix|Tourcoing|Avignon|Poitiers|Dunkerque|Pau|La "
           "Rochelle|Calais|Colmar|Lorient|Castelnaudary|"
           "Bretagne|Normandie|Occitanie|Autun"},
    {"GB", "London|Birmingham|Leeds|Glasgow|Sheffield|Bradford|Edinburgh|Liverpool|Manchester|Bristol|Wakefield|"
           "Cardiff|Coventry|Nottingham|"
           "Leicester|Sunderland|Belfast|Newcastle|Brighton|Hull|Plymouth|Stoke-on-Trent|Wolverhampton|Derby|Swansea|"
           "Southampton|Salford|"
           "Aberdeen|Westminster|Portsmouth|York|Peterborough|Dundee|Lancaster|Oxford|Newport|Preston|St "
           "Albans|Norwich|Chester|Cambridge|"
           "Salisbury|Exeter|Gloucester|Lisburn|Chichester|Winchester|Londonderry|Carlisle|Worcester|Bath|Durham|"
           "Lincoln|Hereford|Armagh|"
           "Inverness|Stirling|Perth Scotland|Canterbury|Milton "
           "Keynes|Northampton|Luton|Swindon|Bolton|Middlesbrough|Blackpool|Stockport|"
           "Ipswich|Huddersfield|Telford|Slough|Watford|Rotherham|Barnsley|Grimsby|Yorkshire|Lancashire|Kent|"
           "Essex|Sussex|Surrey|"
           "Cornwall|Devon|Somerset|Dorset|Norfolk|Suffolk|Cumbria|Cheshire|Staffordshire|Derbyshire|Nottinghamshire|"
           "Lincolnshire|Whitby|"
           "Wisbech|Bodmin|Cramlington|Immingham|Ripon"},
    {"IE", "Dublin|Cork|Limerick|Galway|Waterford|Drogheda|Dundalk|Kilkenny|Sligo|Athlone"},
    {"ES", "Madrid|Barcelona|Valencia|Sevilla|Seville|Zaragoza|Málaga|Murcia|Palma|Bilbao|Alicante|Córdoba "
           "España|Valladolid|Vigo|Gijón|"
           "L'Hospitalet|Vitoria|La Coruña|A Coruña|Granada|Elche|Oviedo|Badalona|Cartagena "
           "España|Terrassa|Jerez|Sabadell|Pamplona|Almería|"
           "San "
           "Sebastián|Donostia|Santander|Burgos|Castellón|Albacete|Logroño|Badajoz|Salamanca|Huelva|Lleida|Tarragona|"
           "Cádiz|Jaén|Girona|"
           "Cataluña|Andalucía|Bizkaia|Vizcaya|Navarra|Galicia|Asturias|Euskadi"},
    {"PT", "Lisboa|Lisbon|Porto|Braga|Coimbra|Funchal|Setúbal|Aveiro|Faro|Leiria|Viseu|Évora|Guimarães|Viana do "
           "Castelo|Marinha Grande|"
           "Amadora|Matosinhos"},
    {"IT", "Roma|Rome|Milano|Milan|Napoli|Naples|Torino|Turin|Palermo|Genova|Genoa|Bologna|Firenze|Florence|Bari|"
           "Catania|Venezia|Venice|Verona|"
           "Messina|Padova|Trieste|Brescia|Taranto|Prato|Parma|Reggio "
           "Emilia|Modena|Livorno|Cagliari|Ravenna|Foggia|Rimini|Salerno|Ferrara|"
           "Sassari|Siracusa|Monza|Bergamo|Pescara|Trento|Forlì|Vicenza|Terni|Bolzano|Piacenza|Novara|Udine|Ancona|"
           "Arezzo|Lecce|Pesaro|"
           "Alessandria|Pisa|Lucca|Como|Treviso|Varese|Asti|Cremona|Cuneo|Trapani|Mantova|Pordenone|Biella|Sardegna|"
           "Sicilia|Toscana|Veneto|"
           "Lombardia|Piemonte|Puglia|Oristano|Schio|Jesi"},
    {"NL", "Amsterdam|Rotterdam|Den Haag|The "
           "Hague|Utrecht|Eindhoven|Groningen|Tilburg|Almere|Breda|Nijmegen|Apeldoorn|Haarlem|Arnhem|Enschede|"
           "Amersfoort|Zaanstad|Den "
           "Bosch|'s-Hertogenbosch|Zwolle|Leiden|Maastricht|Dordrecht|Delft|Alkmaar|Venlo|Leeuwarden|Hilversum|"
           "Deventer|Sneek|Friesland|Drenthe|Zeeland|Helmond|Emmen"},
    {"BE", "Bruxelles|Brussel|Brussels|Antwerpen|Antwerp|Anvers|Gent|Ghent|Charleroi|Liège|Luik|Brugge|Bruges|Namur|"
           "Leuven|Mons|Mechelen|Aalst|"
           "Kortrijk|Hasselt|Oostende|Genk|Vlaanderen|Flanders|Wallonie"},
    {"LU", "Luxemburg|Esch-sur-Alzette"},
    {"PL", "Warszawa|Warsaw|Warschau|Kraków|Krakow|Cracow|Łódź|Lodz|Wrocław|Wroclaw|Poznań|Poznan|Gdańsk|Gdansk|"
           "Szczecin|Bydgoszcz|Lublin|"
           "Białystok|Katowice|Gdynia|Częstochowa|Radom|Toruń|Sosnowiec|Kielce|Rzeszów|Gliwice|Zabrze|Olsztyn|Bielsko-"
           "Biała|Bytom|Zielona Góra|"
           "Rybnik|Opole|Tychy|Elbląg|Płock|Tarnów|Koszalin|Kalisz|Legnica|Łomża|Poznaniu|Warszawie|Krakowie|Wrocławiu|"
           "Gdańsku|Łodzi"},
    {"CZ", "Praha|Prague|Prag|Brno|Ostrava|Plzeň|Pilsen|Liberec|Olomouc|České Budějovice|Hradec Králové|Ústí nad "
           "Labem|Pardubice|Zlín|Havířov|"
           "Kladno|Most Česko|Opava|Jihlava|Přerov|Kutná Hora|Praze|Brně"},
    {"SK", "Bratislava|Košice|Prešov|Žilina|Nitra|Banská Bystrica|Trnava|Trenčín"},
    {"HU", "Budapest|Debrecen|Szeged|Miskolc|Pécs|Győr|Nyíregyháza|Kecskemét|Székesfehérvár|Eger"},
    {"RO", "București|Bucharest|Bukarest|Cluj-Napoca|Cluj|Timișoara|Timisoara|Iași|Constanța|Craiova|Brașov|Galați|"
           "Ploiești|Oradea|Sibiu|Arad"},
    {"BG", "Sofia|София|Plovdiv|Пловдив|Varna|Варна|Burgas|Бургас|Ruse|Stara Zagora"},
    {"GR", "Athens|Athen|Αθήνα|Thessaloniki|Θεσσαλονίκη|Patras|Piraeus|Heraklion|Larissa"},
    {"HR", "Zagreb|Rijeka|Osijek|Zadar"},
    {"RS", "Belgrade|Beograd|Београд|Novi Sad|Niš|Kragujevac"},
    {"SI", "Ljubljana|Maribor|Celje|Kranj"},
    {"BA", "Sarajevo|Banja Luka|Tuzla|Mostar"},
    {"MK", "Skopje"},
    {"AL", "Tirana|Durrës"},
    {"SE", "Stockholm|Göteborg|Gothenburg|Malmö|Uppsala|Västerås|Örebro|Linköping|Helsingborg|Jönköping|Norrköping|"
           "Lund|Umeå|Gävle|Borås|"
           "Södertälje|Eskilstuna|Halmstad|Växjö|Karlstad|Sundsvall|Luleå|Trollhättan|Kiruna|Skellefteå|Kalmar"},
    {"NO", "Oslo|Bergen|Trondheim|Stavanger|Drammen|Fredrikstad|Kristiansand|Sandnes|Tromsø|Sarpsborg|Skien|Ålesund|"
           "Bodø|Haugesund|Sandefjord|"
           "Vestfold|Larvik"},
    {"DK", "København|Copenhagen|Kopenhagen|Aarhus|Århus|Odense|Aalborg|Esbjerg|Randers|Kolding|Horsens|Vejle|Roskilde|"
           "Herning|Silkeborg|"
           "Sønderborg|Svendborg"},
    {"FI", "Helsinki|Helsingfors|Espoo|Tampere|Vantaa|Oulu|Turku|Jyväskylä|Lahti|Kuopio|Pori|Kouvola|Joensuu|"
           "Lappeenranta|Vaasa|Rovaniemi"},
    {"IS", "Reykjavík|Reykjavik|Akureyri|Kópavogur"},
    {"EE", "Tallinn|Tartu|Narva|Pärnu"},
    {"LV", "Riga|Rīga|Daugavpils|Liepāja"},
    {"LT", "Vilnius|Kaunas|Klaipėda|Šiauliai"},
    {"UA", "Kyiv|Kiev|Київ|Киев|Kharkiv|Харьков|Харків|Odesa|Odessa "
           "Ukraine|Одеса|Одесса|Dnipro|Дніпро|Днепр|Donetsk|Zaporizhzhia|Запоріжжя|"
           "Lviv|Львів|Львов|Mykolaiv|Vinnytsia"},
    {"BY", "Minsk|Минск|Минске|Gomel|Гомель|Гомеле|Mogilev|Brest Belarus|Витебск|Гродно"},
    {"MD", "Chișinău|Chisinau"},
    {"RU", "Moscow|Москва|Москве|Москвы|Moskau|Saint Petersburg|St. "
           "Petersburg|Санкт-Петербург|Санкт-Петербурге|Novosibirsk|Новосибирск|"
           "Yekaterinburg|Екатеринбург|Екатеринбурга|Kazan|Казань|Nizhny Novgorod|Нижний "
           "Новгород|Chelyabinsk|Челябинск|Челябинском|Samara|"
           "Самара|Ufa|Уфа|Rostov-on-Don|Ростов-на-Дону|Krasnoyarsk|Красноярск|Voronezh|Воронеж|Perm|Пермь|Volgograd|"
           "Волгоград|Краснодар|"
           "Саратов|Тюмень|Тольятти|Ижевск|Барнаул|Иркутск|Хабаровск|Владивосток|Ярославль|Махачкала|Томск|Оренбург|"
           "Кемерово|Рязань|Пенза|"
           "Липецк|Калуга|Тула|Калининград|Омск|Энгельс|Урал"},
    {"KZ", "Almaty|Алматы|Astana|Астана|Нур-Султан|Shymkent|Шымкент|Karaganda|Караганда|Актобе|Павлодар|Талдыкорган|"
           "Талдыкорганом"},
    {"UZ", "Tashkent|Ташкент|Samarkand|Самарканд"},
    {"GE", "Tbilisi|Тбилиси|Batumi"},
    {"AM", "Yerevan|Ереван"},
    {"AZ", "Baku|Баку|Bakı"},
    {"KG", "Bishkek|Бишкек"},
    {"TR", "Istanbul|İstanbul|Ankara|İzmir|Izmir|Bursa|Antalya|Adana|Konya|Gaziantep|Mersin|Kayseri|Eskişehir|"
           "Diyarbakır|Samsun|Denizli|"
           "Trabzon|Kocaeli|İzmit|Gebze|Sakarya|Manisa|Aliağa|Tekirdağ"},
    {"IL", "Tel Aviv|תל אביב|Haifa|חיפה|בחיפה|Jerusalem|ירושלים|Beer Sheva|באר שבע|נתניה|ראשון לציון|פתח "
           "תקווה|אשדוד|Netanya|Ashdod"},
    {"AE", "Dubai|دبي|Abu Dhabi|أبوظبي|أبو ظبي|Sharjah|الشارقة|Ajman|Jebel Ali|Fujairah|迪拜"},
    {"SA", "Riyadh|الرياض|Jeddah|جدة|Dammam|الدمام|Mecca|Medina|Jubail|الجبيل|Yanbu|ينبع|Khobar|الخبر"},
    {"QA", "Doha|الدوحة"},
    {"KW", "Kuwait City|الكويت"},
    {"BH", "Manama|المنامة"},
    {"OM", "Muscat|مسقط|Sohar|صحار|Salalah"},
    {"JO", "Amman|عمان الأردن"},
    {"LB", "Beirut|بيروت"},
    {"IQ", "Baghdad|بغداد|Basra|البصرة|Erbil|أربيل"},
    {"IR", "Tehran|تهران|Isfahan|Tabriz|Mashhad"},
    {"EG", "Cairo|القاهرة|Alexandria Egypt|الإسكندرية|Giza|الجيزة|طنطا|Port Said|السويس"},
    {"MA", "Casablanca|الدار البيضاء|Rabat|الرباط|Marrakech|Fès|Tanger|Tangier|Agadir|Meknès|مكناس"},
    {"DZ", "Alger|Algiers|الجزائر|Oran|Orano|Constantine Algérie"},
    {"TN", "Tunis|تونس|Sfax|Sousse"},
    {"LY", "Tripoli Libya|طرابلس|Benghazi"},
    {"NG", "Lagos|Abuja|Kano|Ibadan|Port Harcourt|Ikeja"},
    {"GH", "Accra|Kumasi|Tema"},
    {"KE", "Nairobi|Mombasa|Kisumu"},
    {"ET", "Addis Ababa"},
    {"TZ", "Dar es Salaam|Dodoma|Arusha"},
    {"UG", "Kampala"},
    {"ZA", "Johannesburg|Cape Town|Durban|Pretoria|Gqeberha|Port Elizabeth|Bloemfontein|East London|Sandton|Midrand"},
    {"ZM", "Lusaka"},
    {"ZW", "Harare|Bulawayo"},
    {"SN", "Dakar"},
    {"CI", "Abidjan"},
    {"CM", "Douala|Yaoundé"},
    {"AO", "Luanda"},
    {"MZ", "Maputo"},
    {"MU", "Port Louis"},
    {"IN",
     "Mumbai|Bombay|Delhi|New "
     "Delhi|Bangalore|Bengaluru|Hyderabad|Ahmedabad|Chennai|Kolkata|Surat|Pune|Jaipur|Lucknow|Kanpur|Nagpur|Indore|"
     "Thane|Bhopal|Visakhapatnam|Vadodara|Ghaziabad|Ludhiana|Coimbatore|Kochi|Madurai|Nashik|Faridabad|Rajkot|Gurgaon|"
     "Gurugram|Noida|"
     "Hosur|Tamil Nadu|Gujarat|Maharashtra|Karnataka|Kerala|Haryana|Telangana"},
    {"PK", "Karachi|Lahore|Islamabad|Faisalabad|Rawalpindi|Multan|Sialkot|Sindh"},
    {"BD", "Dhaka|Chittagong|Chattogram"},
    {"LK", "Colombo"},
    {"NP", "Kathmandu"},
    {"CN", "Beijing|北京|Shanghai|上海|Guangzhou|广州|Shenzhen|深圳|Tianjin|天津|Wuhan|武汉|Chengdu|成都|Chongqing|"
           "重庆|Hangzhou|杭州|Nanjing|南京|"
           "Suzhou|苏州|Xi'an|西安|Shenyang|沈阳|Qingdao|青岛|Dalian|大连|Ningbo|宁波|Xiamen|厦门|Jinan|济南|Zhengzhou|"
           "郑州|Changsha|长沙|Foshan|"
           "佛山|Dongguan|东莞|Wuxi|无锡|Hefei|合肥|Fuzhou|福州|Kunming|昆明|Harbin|哈尔滨|Changzhou|常州|Wenzhou|温州|"
           "Jiangsu|江苏|Zhejiang|浙江|"
           "Guangdong|广东|Shandong|山东|Yantai|烟台|吴江|昆山|珠海|惠州|中山"},
    {"TW", "Taipei|台北|臺北|Kaohsiung|高雄|Taichung|台中|臺中|Tainan|台南|Hsinchu|新竹|桃園|基隆|Taoyuan"},
    {"HK", "Kowloon|九龍|新界|荃灣|Tsuen Wan"},
    {"JP", "Tokyo|東京|Yokohama|横浜|Osaka|大阪|Nagoya|名古屋|Sapporo|札幌|Fukuoka|福岡|Kobe|神戸|Kyoto|京都|Kawasaki|"
           "川崎|Saitama|さいたま|"
           "Hiroshima|広島|Sendai|仙台|Chiba|千葉|Niigata|新潟|Hamamatsu|浜松|Kumamoto|熊本|Okayama|岡山|Shizuoka|静岡|"
           "Kanazawa|金沢|Toyama|富山|"
           "会津|長野|岐阜|群馬|栃木|茨城|愛知|兵庫|北海道|沖縄|鹿児島|長崎"},
    {"KR", "Seoul|서울|Busan|부산|Incheon|인천|Daegu|대구|Daejeon|대전|Gwangju|광주|Suwon|수원|Ulsan|울산|Changwon|"
           "창원|판교|성남|안산|화성|평택|"
           "Gangwon|경기도"},
    {"TH", "Bangkok|กรุงเทพ|Chonburi|Chiang Mai|Rayong"},
    {"VN", "Ho Chi Minh City|Saigon|Hanoi|Hà Nội|Hải Phòng|Da Nang|Hai Phong"},
    {"ID", "Jakarta|Surabaya|Bandung|Medan|Semarang|Bekasi|Tangerang"},
    {"MY", "Kuala Lumpur|Johor Bahru|Penang|Shah Alam|Petaling Jaya|Klang|Selangor|Kuching"},
    {"PH", "Manila|Quezon City|Cebu|Davao|Makati|Batangas|Luzon|Laguna Philippines"},
    {"SG", "Jurong|Tuas|Singapur"},
    {"MM", "Yangon"},
    {"KH", "Phnom Penh"},
    {"AU", "Sydney|Melbourne|Brisbane|Adelaide|Perth|Canberra|Hobart|Darwin|Gold "
           "Coast|Geelong|Townsville|Cairns|Ballarat|Wollongong|Queensland|"
           "New South Wales|Tasmania"},
    {"NZ", "Auckland|Wellington|Christchurch|Hamilton NZ|Tauranga|Dunedin|Rolleston|Palmerston North|Napier"},
    {"US", "New York|Los Angeles|Chicago|Houston|Phoenix|Philadelphia|San Antonio|San "
           "Diego|Dallas|Austin|Jacksonville|Fort Worth|Columbus|"
           "Charlotte|Indianapolis|San Francisco|Seattle|Denver|Boston|Nashville|Detroit|Oklahoma City|Las "
           "Vegas|Memphis|Louisville|Baltimore|"
           "Milwaukee|Albuquerque|Tucson|Fresno|Sacramento|Atlanta|Kansas City|Omaha|Colorado "
           "Springs|Raleigh|Miami|Oakland|Minneapolis|Tulsa|"
           "Tampa|New Orleans|Cleveland|Honolulu|Anaheim|Pittsburgh|Cincinnati|Anchorage|Buffalo|St. "
           "Louis|Tacoma|Boise|Spokane|Tallahassee|"
           "Salt Lake City|Rochester|Des Moines|Chattanooga|Huntsville|Knoxville|Akron|Green Bay|Duluth|Savannah|Green "
           "Bay|Yakima|California|"
           "Texas|Florida|Ohio|Michigan|Illinois|Pennsylvania|Wisconsin|Minnesota|Nebraska|Montana|North "
           "Carolina|South Carolina|Virginia|"
           "New "
           "Jersey|Massachusetts|Connecticut|Tennessee|Kentucky|Alabama|Louisiana|Missouri|Kansas|Iowa|Colorado|"
           "Arizona|Oregon|Nevada|Utah|"
           "Idaho|Wyoming|Oklahoma|Arkansas|Mississippi|Indiana|Vermont|New Hampshire|Rhode "
           "Island|Delaware|Hawaii|Alaska|Silicon Valley"},
    {"CA", "Toronto|Montréal|Montreal|Calgary|Ottawa|Edmonton|Mississauga|Winnipeg|Vancouver|Brampton|Hamilton "
           "Ontario|Québec|Quebec|Surrey BC|"
           "Halifax|Saskatoon|Regina|Gatineau|Trois-Rivières|Sherbrooke|Saguenay|Ontario|Alberta|British "
           "Columbia|Manitoba|Saskatchewan|"
           "Nova Scotia|New Brunswick"},
    {"MX",
     "Ciudad de México|Mexico City|CDMX|Guadalajara|Monterrey|Puebla|Tijuana|León|Ciudad Juárez|Zapopan|Mérida "
     "México|San Luis Potosí|"
     "Aguascalientes|Querétaro|Hermosillo|Saltillo|Mexicali|Culiacán|Guanajuato|Toluca|Jalisco|Nuevo León|Veracruz"},
    {"BR", "São Paulo|Rio de Janeiro|Salvador|Brasília|Fortaleza|Belo "
           "Horizonte|Manaus|Curitiba|Recife|Goiânia|Goiás|Belém|Porto Alegre|"
           "Guarulhos|Campinas|São Luís|Maceió|Natal Brasil|Florianópolis|Joinville|Ribeirão "
           "Preto|Uberlândia|Sorocaba|Rondonópolis|Cuiabá|"
           "Minas Gerais|Mato Grosso|Santa Catarina|Paraná|Bahia"},
    {"AR", "Buenos Aires|Rosario|Mendoza|Tucumán|La Plata|Mar del Plata|Bahía Blanca|Córdoba|Salta|Neuquén"},
    {"CL", "Santiago|Santiago de Chile|Valparaíso|Concepción|Antofagasta|Viña del Mar|Temuco|Punta "
           "Arenas|Iquique|Puerto Montt"},
    {"CO", "Bogotá|Bogota|Medellín|Cali|Barranquilla|Cartagena|Bucaramanga|Pereira|Manizales|Cúcuta"},
    {"PE", "Lima|Arequipa|Trujillo|Chiclayo|Callao|Cusco|Piura"},
    {"EC", "Quito|Guayaquil|Cuenca Ecuador"},
    {"VE", "Caracas|Maracaibo"},
    {"UY", "Montevideo"},
    {"PY", "Asunción"},
    {"BO", "La Paz Bolivia|Santa Cruz de la Sierra|Cochabamba"},
    {"CR", "San José Costa Rica"},
    {"GT", "Ciudad de Guatemala"},
    {"PA", "Ciudad de Panamá|Panama City Panama"},
    {"DO", "Santo Domingo"},
    {"CU", "La Habana|Havana"},
    {"MT", "Valletta|Marsaxlokk|Sliema"},
    {"CY", "Nicosia|Limassol|Larnaca"},
    {NULL, NULL},
};

const char *const PLACE_US_STATES[] = {
    "AL",   "AK",    "AZ",       "AR",         "CA",      "CO", "CT", "DE",      "FL",    "GA",       "HI",
    "ID",   "IL",    "IN",       "IA",         "KS",      "KY", "LA", "ME",      "MD",    "MA",       "MI",
    "MN",   "MS",    "MO",       "MT",         "NE",      "NV", "NH", "NJ",      "NM",    "NY",       "NC",
    "ND",   "OH",    "OK",       "OR",         "PA",      "RI", "SC", "SD",      "TN",    "TX",       "UT",
    "VT",   "VA",    "WA",       "WV",         "WI",      "WY", "DC", "Georgia", "Maine", "Maryland", "Washington",
    "Ohio", "Texas", "Michigan", "California", "Florida", NULL};

const char *const PLACE_CA_PROVINCES[] = {"AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK", "YT", "NU", NULL};

/* What companies call themselves there: a hint, no more. */
const PlaceRow PLACE_LEGAL_FORMS[] = {
    {"DE", "GmbH & Co. KG|GmbH|OHG|GbR|e.K.|e.V.|mbH|KG|PartG|mbB"},
    {"AT", "e.U.|GesmbH|Ges.m.b.H."},
    {"NL", "B.V.|BV|V.O.F.|VOF"},
    {"BE", "NV|BVBA"},
    {"IT", "S.p.A.|S.r.l.|S.R.L.|S.P.A.|S.n.c.|s.r.l.|s.n.c.|soc. coop."},
    {"FR", "SARL|SAS|SASU|EURL|S.A.R.L."},
    {"ES", "S.L.|S.L.U.|SLU|S.L"},
    {"PT", "Lda.|Lda|LDA"},
    {"BR", "Ltda.|Ltda|LTDA|EIRELI"},
    {"MX", "S.A. de C.V.|SA de CV|S. de R.L."},
    {"GB", "plc|PLC|LLP|CIC"},
    {"IE", "DAC"},
    {"US", "LLC|Inc.|Inc|Corp.|Corp"},
    {"AU", "Pty Ltd|Pty. Ltd."},
    {"ZA", "(Pty) Ltd"},
    {"SG", "Pte Ltd|Pte. Ltd.|Pte. Ltd"},
    {"MY", "Sdn Bhd|Sdn. Bhd."},
    {"IN", "Pvt. Ltd.|Pvt Ltd|Private Limited"},
    {"SE", "AB"},
    {"NO", "AS|ASA"},
    {"DK", "ApS|A/S"},
    {"FI", "Oy|Oyj"},
    {"IS", "ehf.|ehf"},
    {"PL", "Sp. z o.o.|sp. z o.o.|Sp. z o. o."},
    {"CZ", "s.r.o.|a.s.|s. r. o.|a. s.|v.o.s."},
    {"HU", "Kft.|Kft|Zrt."},
    {"HR", "d.o.o."},
    {"LT", "UAB"},
    {"LV", "SIA"},
    {"EE", "OÜ"},
    {"BG", "EOOD|ЕООД|ООД"},
    {"TR", "A.Ş.|Ltd. Şti.|AŞ"},
    {"RU", "ООО|ЗАО|ПАО|ОАО"},
    {"KZ", "ТОО"},
    {"UA", "ТОВ|ПрАТ"},
    {"BY", "ОДО|УП"},
    {"JP", "株式会社|有限会社|合同会社|合資会社"},
    {"CN", "有限公司|有限责任公司|股份有限公司"},
    {"KR", "(주)|㈜|주식회사"},
    {"IL", "בע\"מ|בע״מ"},
    {"ID", "Tbk"},
    {"KW", "W.L.L."},
    {NULL, NULL},
};
