"""What the demo session is about. Everything here is made up: the region, its parties, its people, its figures."""

CHALLENGE = "Betaalbaar wonen in Rivierdal: 4.000 woningen in vijf jaar"
URGENCY = (
    "In de (verzonnen) regio Rivierdal zoekt een starter gemiddeld negen jaar naar een betaalbare woning. "
    "Leraren en verpleegkundigen verhuizen weg, scholen en het ziekenhuis krijgen hun roosters niet meer rond.\n\n"
    "Iedere partij heeft een stukje van de oplossing. Niemand heeft haar alleen."
)
PURPOSE = "Een gedeelde aanpak waarmee wie in Rivierdal werkt of opgroeit, er ook kan wonen."
CHARACTER = (
    "Haast: wie nu zoekt, kan geen tien jaar wachten. Veel kennis nodig: van bodem en stroom tot zorg en geld. Veel "
    "partijen, en geen enkele kan het alleen of is er alleen de baas over."
)
HORIZON = {
    "statement": "In 2031 vindt iedere starter in Rivierdal binnen twee jaar een betaalbare woning.",
    "indicator": "gemiddelde zoektijd van starters",
    "baseline": "9 jaar",
    "target": "2 jaar",
    "year": 2031,
}
FACTS = [
    (
        "Voor elke sociale huurwoning die vrijkomt, melden zich 310 woningzoekenden.",
        "Demo: Woningmonitor Rivierdal",
    ),
    ("Van plan tot sleutel duurt een woningbouwproject hier gemiddeld 10 jaar.", "Demo: Provincie Oosterland"),
    ("1.150 woningen en winkels staan langer dan een jaar leeg.", "Demo: Leegstandskaart Rivierdal"),
    (
        "Een op de drie huishoudens van 75 jaar en ouder wil kleiner wonen in de eigen buurt.",
        "Demo: Buurtonderzoek",
    ),
    ("Op het stroomnet is tot 2029 geen ruimte voor grote nieuwe aansluitingen.", "Demo: Netbeheer Rivierdal"),
]
QUESTIONS = [
    "Tellen tijdelijke woningen mee voor de 4.000?",
    "Wie beslist er na deze 24 uur over de plannen?",
    "Waarom staan er nog zoveel panden leeg?",
    "Is er geld voor het stroomnet?",
]
# (name, sector, comes to get, comes to give)
PARTIES = [
    (
        "Gemeente Rivierdal (demo)",
        "government",
        "snelle vergunningen die standhouden",
        "bouwgrond aan de Kanaalzone",
    ),
    (
        "Provincie Oosterland (demo)",
        "government",
        "plannen die de regio samen draagt",
        "geld voor gebiedsontwikkeling",
    ),
    (
        "Ministerie voor Wonen (demo)",
        "government",
        "voorbeelden die elders ook werken",
        "ruimte voor een experiment met regels",
    ),
    ("Waterschap De Delta (demo)", "government", "woningen die tegen water kunnen", "kennis over bodem en water"),
    ("Bouwbedrijf De Steiger (demo)", "business", "bouwgrond met zekerheid", "fabriek voor houten woningen"),
    ("Houtbouw Collectief (demo)", "business", "opdrachten voor meerdere jaren", "houtbouw in negen maanden"),
    ("Belegger Vaste Grond (demo)", "business", "rendement voor de lange termijn", "kapitaal voor middenhuur"),
    (
        "Netbeheer Rivierdal (demo)",
        "business",
        "spreiding van de vraag naar stroom",
        "kaart van ruimte op het stroomnet",
    ),
    (
        "Hogeschool Rivierdal (demo)",
        "knowledge",
        "plekken waar studenten leren bouwen",
        "onderzoek naar woningdelen",
    ),
    ("ROC Oosterland (demo)", "knowledge", "leerplekken voor vakmensen", "jonge vakmensen in de bouw"),
    ("Bewonersraad Kanaalzone (demo)", "community", "zeggenschap over de eigen buurt", "kennis van de buurt"),
    ("Huurdersvereniging Het Dak (demo)", "community", "lage huur en zekerheid", "huurders die willen doorstromen"),
    (
        "Wooncoöperatie Samen Thuis (demo)",
        "community",
        "kapitaal en grond voor coöperaties",
        "ervaring met samen bouwen",
    ),
    (
        "Jongerenraad Rivierdal (demo)",
        "community",
        "een eigen plek voor starters",
        "ideeën van jongeren over woningdelen",
    ),
]
# (first name, index of the party, why here, skill)
PEOPLE = [
    ("Anouk", 0, "Ik wil dat mijn collega's niet meer wegverhuizen.", "vergunningen sneller maken"),
    ("Bilal", 0, "Onze grond ligt klaar, nu wij nog.", "grondzaken"),
    ("Carla", 1, "De regio moet met één stem spreken.", "partijen bij elkaar brengen"),
    ("Deniz", 1, "Ik zoek plannen die volgend jaar al beginnen.", "rekenen aan gebieden"),
    ("Els", 2, "Ik kom horen welke regel in de weg zit.", "wetgeving"),
    ("Farid", 3, "Bouwen kan, als we het water vanaf dag één meenemen.", "bodem en water"),
    ("Greet", 4, "Wij kunnen sneller bouwen dan we nu mogen.", "fabrieksbouw"),
    ("Hassan", 4, "Ik wil zekerheid voor mijn vakmensen.", "planning"),
    ("Ingrid", 5, "Hout groeit, beton niet.", "houtbouw"),
    ("Jeroen", 6, "Middenhuur kan uit, als we samen de grond delen.", "financieren"),
    ("Kim", 6, "Ik zoek projecten die over dertig jaar nog goed zijn.", "risico's wegen"),
    ("Lotte", 7, "Zonder stroom geen sleutel.", "netplanning"),
    ("Mo", 8, "Mijn studenten slapen op de bank bij vrienden.", "onderzoek doen"),
    ("Noor", 8, "Woningdelen werkt, we kunnen het laten zien.", "woningdelen"),
    ("Olaf", 9, "Ik heb veertig leerlingen die willen bouwen.", "vakonderwijs"),
    ("Petra", 10, "Praat met ons, niet over ons.", "de buurt kennen"),
    ("Quinten", 10, "Ik woon al vijftig jaar aan het kanaal.", "geschiedenis van de wijk"),
    ("Rachid", 11, "Huurders willen best verhuizen, als het eerlijk gaat.", "huurrecht"),
    ("Sanne", 11, "Ik zie elke week wie er niet tussenkomt.", "luisteren"),
    ("Tess", 12, "Samen bouwen is goedkoper en gezelliger.", "coöperaties oprichten"),
    ("Umut", 12, "Wij hebben het één keer gedaan en doen het zo weer.", "samen beslissen"),
    ("Vera", 13, "Ik ben 24 en woon nog thuis.", "jongeren bereiken"),
    ("Wout", 13, "Ik wil in mijn eigen dorp blijven.", "sociale media"),
    ("Yara", 9, "Vakmensen van morgen moeten ook ergens wonen.", "stages regelen"),
]
# cluster → (kind, text)
CLUSTERS = {
    "Procedures duren te lang": [
        ("problem", "Een vergunning voor dertig woningen kostte ons 41 maanden."),
        ("problem", "Elke gemeente in de regio vraagt andere rapporten."),
        ("obstacle", "Bezwaren komen pas als alles al getekend is."),
        ("tension", "We willen zorgvuldig zijn én snel, en kiezen nooit."),
        ("idea", "Eén loket met één dossier voor de hele regio."),
        ("idea", "Praat vóór de eerste schets met de buurt, niet erna."),
        ("opportunity", "Woningtypen die al zijn goedgekeurd, hoeven niet opnieuw langs alle toetsen."),
        ("obstacle", "Bij de vergunningen werken te weinig mensen."),
        ("problem", "Niemand is de baas over de doorlooptijd."),
        ("idea", "Laat de provincie bij stilstand na zes maanden zelf een knoop doorhakken."),
    ],
    "Wat er al staat": [
        ("opportunity", "Boven de winkels in de Hoofdstraat is plek voor tachtig starters."),
        ("problem", "Ouderen wonen te groot omdat er niets kleiners is in de eigen buurt."),
        ("idea", "Een verhuiscoach die ouderen helpt met alles van dozen tot internet."),
        ("obstacle", "Wie zijn huis deelt, verliest toeslagen."),
        ("opportunity", "Grote rijtjeshuizen zijn te splitsen in twee woningen."),
        ("problem", "Leegstaande kantoren mogen niet zomaar woning worden."),
        ("tension", "Beleggers houden panden leeg omdat wachten meer oplevert dan verhuren."),
        ("idea", "Maak woningdelen gewoon: een standaardcontract van één bladzijde."),
        ("opportunity", "De kerk aan de Dijk komt vrij en de buurt wil er wonen."),
        ("problem", "Recreatieparken staan in de winter voor de helft leeg."),
    ],
    "Grond en geld": [
        ("tension", "De gemeente wil hoge grondprijzen én lage huren."),
        ("problem", "Kleine projecten krijgen geen financiering."),
        ("idea", "Een regionaal fonds waaruit grond wordt voorgefinancierd."),
        ("obstacle", "Middenhuur kan net niet uit bij de huidige rente."),
        ("opportunity", "Pensioenfondsen zoeken plekken voor dertig jaar."),
        ("idea", "Grond in erfpacht houden, zodat de prijs laag blijft bij doorverkoop."),
        ("problem", "Wie voor de sleutel betaalt, deelt niet mee in de waarde later."),
        ("tension", "Snelle winst tegenover lage lasten voor bewoners."),
        ("idea", "Reken per partij uit wie investeert en wie er beter van wordt."),
        ("obstacle", "Subsidies lopen per jaar, projecten duren er vijf."),
    ],
    "Bouwen met hout en handen": [
        ("opportunity", "De houtfabriek kan 600 woningen per jaar aan en draait nu op de helft."),
        ("problem", "Er zijn te weinig vakmensen, en zij kunnen hier niet wonen."),
        ("idea", "Leerlingen van het ROC bouwen hun eigen eerste woning."),
        ("obstacle", "Brandregels zijn geschreven voor beton."),
        ("opportunity", "Houten woningen zijn na negen maanden klaar in plaats van vijf jaar."),
        ("idea", "Bestel met vijf gemeenten samen: één ontwerp, vijf kleuren."),
        ("tension", "Iedereen wil iets eigens, terwijl herhaling het betaalbaar maakt."),
        ("problem", "Bouwplaatsen liggen stil als het stroomnet vol is."),
        ("idea", "Verplaatsbare woningen op grond die tien jaar wacht."),
        ("opportunity", "Bouwhout uit de eigen streek houdt werk hier."),
    ],
    "Water, stroom en bodem": [
        ("problem", "Op het stroomnet is tot 2029 geen plek voor grote aansluitingen."),
        ("idea", "Buurtbatterijen waarmee een wijk van 200 woningen zelf de piek opvangt."),
        ("tension", "De laagste grond is de goedkoopste, en de natste."),
        ("opportunity", "Bouwen op palen of drijvend kan in de oude haven."),
        ("obstacle", "Niemand weet vooraf waar het net wél ruimte heeft."),
        ("idea", "Eén kaart met water, bodem en stroom naast elkaar, voor iedereen."),
        ("problem", "Wateropgaven komen pas laat op tafel en gooien plannen om."),
        ("opportunity", "Warmte uit het kanaal is genoeg voor 900 woningen."),
        ("idea", "Waterschap en netbeheerder schuiven aan vóór de eerste schets."),
        ("obstacle", "Kabels leggen kost meer tijd dan de huizen bouwen."),
    ],
    "De buurt beslist mee": [
        ("problem", "Bewoners horen pas iets als het plan af is."),
        ("idea", "De buurt verdeelt zelf een kwart van de woningen."),
        ("opportunity", "Samen Thuis bouwde veertig woningen onder de begrote prijs."),
        ("tension", "Wie al een huis heeft, praat mee; wie zoekt, zit er niet bij."),
        ("idea", "Loot woningzoekenden in voor elke buurttafel."),
        ("obstacle", "Inspraak is overdag, als mensen werken."),
        ("problem", "Jongeren worden niet gevraagd en komen dus niet."),
        ("opportunity", "Buurten met een eigen werkplaats hebben minder bezwaren."),
        ("idea", "Een jongerenpanel dat elk plan in één avond toetst."),
        ("tension", "Lokaal voorrang geven helpt ons dorp en sluit anderen uit."),
    ],
}
PARKED = ["De busverbinding met het station moet ook beter.", "Maak van het ministerie een wooncoöperatie."]
HEADLINES = [
    "Rivierdal geeft duizendste starter de sleutel, vier jaar eerder dan gedacht",
    "Ziekenhuis krijgt rooster weer rond: 'Onze mensen wonen hier'",
    "Van plan tot sleutel in tweeënhalf jaar: heel het land komt kijken",
    "Leerlingen bouwen hun eigen huis en blijven",
]
# (cluster, title, why, indexes of the members in PEOPLE, what stands in the canvas)
WORKGROUPS = [
    (
        "Procedures duren te lang",
        "Eén loket Rivierdal",
        "Zolang elke gemeente apart toetst, wachten we allemaal op elkaar.",
        [0, 6, 2, 15, 4],
        {
            "title": "Eén loket, één dossier, achttien maanden",
            "problems": "Van plan tot vergunning duurt nu 41 maanden. Elke gemeente vraagt andere rapporten en "
            "bezwaren komen pas aan het eind.",
            "beneficiaries": "Starters: hun woning komt jaren eerder. Bouwers: één aanspreekpunt. Buurten: zij "
            "praten mee vóór de eerste schets.",
            "think_big": "Elke woning in Rivierdal krijgt binnen achttien maanden na het eerste gesprek een vergunning.",
            "act_small": "Eén proef in de Kanaalzone: 120 woningen, één projectleider namens vijf gemeenten.",
            "start_now": "De vijf gemeentesecretarissen wijzen samen één projectleider aan.",
            "start_who": "Gemeente Rivierdal",
            "start_when": "vóór 1 maart",
            "government_role": "directing",
            "cocreation_form": "network_teams",
            "instrument": "agreement",
            "fixed": "De eisen aan veiligheid en water.",
            "room": "Alle eigen rapporten en formulieren van gemeenten.",
            "effect": "Na 100 dagen werken vijf gemeenten met één dossier; na een jaar is de doorlooptijd gehalveerd.",
            "risks": "Het loket wordt een extra laag in plaats van een kortere weg.",
            "value_hard": "Bouwers: 15 tot 25 procent lagere voorbereidingskosten, als de doorlooptijd halveert.",
        },
    ),
    (
        "Wat er al staat",
        "Samen onder één dak",
        "De snelste woning is de woning die er al staat.",
        [13, 17, 21, 9],
        {
            "title": "Duizend woningen in bestaande huizen",
            "problems": "Ouderen wonen te groot, winkels staan leeg, en delen wordt bestraft.",
            "beneficiaries": "Starters wonen binnen een jaar. Ouderen houden gezelschap en hun buurt.",
            "think_big": "Delen en splitsen is in Rivierdal zo gewoon als verhuizen.",
            "act_small": "Een verhuiscoach en een standaardcontract in twee wijken.",
            "start_now": "Honderd huishoudens zoeken die willen beginnen.",
            "start_who": "Huurdersvereniging Het Dak en de Hogeschool",
            "start_when": "komende maand",
            "government_role": "letting_go",
            "cocreation_form": "citizens",
            "instrument": "experiment",
            "experiment_rule": "De korting op uitkering en AOW voor wie een huis deelt.",
            "experiment_lifter": "de minister voor Sociale Zaken",
        },
    ),
    (
        "Bouwen met hout en handen",
        "Hout uit de streek",
        "De fabriek staat half stil en de vakmensen wonen bij hun ouders.",
        [8, 7, 14, 19],
        {
            "title": "Vijf gemeenten bestellen samen 600 houten woningen",
            "problems": "Te weinig vakmensen, te kleine opdrachten, te dure losse ontwerpen.",
            "think_big": "Rivierdal bouwt elk jaar 600 betaalbare woningen van hout uit de streek.",
            "act_small": "Twintig woningen die leerlingen zelf bouwen en zelf gaan huren.",
            "start_now": "Eén ontwerp kiezen uit de drie die er al liggen.",
            "government_role": "stimulating",
        },
    ),
    (
        "Water, stroom en bodem",
        "De kaart van Rivierdal",
        "We maken pas plannen als het net en het water al nee hebben gezegd.",
        [11, 5, 3],
        {
            "title": "Eén open kaart van water, bodem en stroom",
            "problems": "Niemand weet vooraf waar ruimte is.",
            "think_big": "Wie in Rivierdal een plan maakt, ziet op dag één wat kan.",
        },
    ),
]
# workgroup index → party indexes that own its solution
OWNERS = {0: [0, 4, 10], 1: [11, 8], 2: [5]}
# Workgroup → lines of its value case: (party, side, theme, text, low, high, assumption)
VALUES = {
    0: [
        (0, "invests", "profit", "een projectleider voor vijf gemeenten", 90_000, 120_000, "één mensjaar"),
        (4, "gains", "profit", "lagere kosten van voorbereiding", 400_000, 700_000, "de doorlooptijd halveert"),
        (4, "risks", "profit", "plannen die alsnog stranden", None, None, ""),
        (1, "invests", "people", "tijd van wie nu vergunningen toetst", None, None, ""),
    ],
}

# Workgroup → (what it asks, of which minister, how many days after the session).
ASKS = {
    0: (
        "Sta toe dat vijf gemeenten hun vergunningen drie jaar lang samen door één loket laten verlenen.",
        "de minister voor Wonen",
        120,
    ),
    1: ("Zet de korting voor woningdelers in Rivierdal twee jaar opzij.", "de minister van Sociale Zaken", 60),
}
