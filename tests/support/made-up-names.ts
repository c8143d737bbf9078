/** Given and family names that are common in twelve languages; whoever bears one of them is not meant. */
export const givens: Record<string, readonly string[]> = {
  german: words(
    `Anna Andreas Barbara Christian Claudia Daniel Eva Florian Franziska Georg Hannah Heike Jan
      Johannes Julia Karin Klaus Lena Lukas Maria Markus Martin Michael Monika Nina Oliver Peter
      Sabine Sebastian Stefan Susanne Thomas Ulrike Ursula Wolfgang`,
  ),
  french: words(
    `Anne Antoine Aurélie Benoît Camille Catherine Céline Charles Claire Didier Élodie Emmanuel
      François Françoise Gérard Hélène Isabelle Jacques Jérôme Julien Laurence Laurent Lucie Marc
      Marie Mathieu Nathalie Nicolas Olivier Pascal Philippe Pierre Sophie Sylvie Véronique`,
  ),
  italian: words(
    `Alessandra Alessandro Andrea Antonio Bruno Carla Chiara Daniela Davide Elena Enrico Fabio
      Federica Francesca Francesco Giorgia Giovanni Giulia Luca Lucia Marco Mario Marta Matteo
      Paola Paolo Roberta Roberto Sara Silvia Simone Stefania Valentina Vincenzo`,
  ),
  spanish: words(
    `Alberto Alejandro Ana Andrés Beatriz Carlos Carmen Cristina Diego Elena Fernando Inés Irene
      Javier Jorge José Juan Laura Lucía Luis Manuel María Marta Miguel Mónica Natalia Óscar Pablo
      Pilar Rafael Raquel Rosa Sergio Sofía Teresa`,
  ),
  polish: words(
    `Agnieszka Andrzej Anna Barbara Bartosz Dorota Elżbieta Ewa Grzegorz Hanna Jacek Jakub Jan
      Joanna Katarzyna Krzysztof Łukasz Małgorzata Marcin Marek Marta Michał Monika Paweł Piotr
      Rafał Stanisław Tomasz Urszula Wojciech Zofia`,
  ),
  swedish: words(
    `Anders Anna Annika Björn Carl Cecilia Elin Emma Erik Eva Fredrik Gunnar Gustav Henrik Ingrid
      Jan Johan Karin Kerstin Lars Lena Magnus Malin Maria Mats Nils Oskar Per Sara Sofia Stefan
      Sven Ulrika Ylva Åsa`,
  ),
  english: words(
    `Alice Andrew Anna Benjamin Caroline Catherine Charles Christopher David Edward Elizabeth
      Emily Emma George Hannah Helen Henry James Jane John Jonathan Laura Margaret Mark Mary
      Matthew Michael Nicholas Oliver Patrick Rebecca Richard Robert Sarah Stephen Susan Thomas
      William`,
  ),
  czech: words(
    `Alena Aleš Dana David Eva Filip Hana Helena Ivana Jakub Jan Jana Jaroslav Jiří Josef Karel
      Kateřina Lenka Lucie Marek Markéta Martin Martina Michal Monika Ondřej Pavel Pavla Petr
      Petra Radek Tomáš Veronika Vojtěch Zdeněk Zuzana`,
  ),
  greek: words(
    `Αθανάσιος Αικατερίνη Αλέξανδρος Άννα Αντώνης Βασιλική Βασίλης Γεωργία Δημήτρης Ειρήνη Ελένη
      Ευάγγελος Ιωάννης Κωνσταντίνα Κωνσταντίνος Μαρία Μιχάλης Νικόλαος Παναγιώτης Σοφία Σπύρος
      Στέλλα Φωτεινή Χρήστος`,
  ),
  bulgarian: words(
    `Александър Анна Антон Борис Валентина Васил Велислава Виктор Галина Десислава Димитър Елена
      Емил Ивайло Иван Калина Красимир Любомир Мария Николай Петър Радослав Росица Светлана Стефан
      Теодора Христо Цветелина Юлия`,
  ),
  dutch: words(
    `Anke Bart Bas Daan Dirk Eline Els Femke Frank Gijs Hanneke Hans Ingrid Jan Jeroen Johanna
      Joris Karel Kees Lieke Maarten Marieke Marijke Mark Niels Pieter Roos Sander Sanne Saskia
      Thijs Tom Willem Wouter`,
  ),
  arabic: words(
    `Ahmed Ali Amina Aya Bilal Fatima Hamza Hassan Huda Ibrahim Imane Karim Khalid Layla Mahmoud
      Maryam Mohamed Mustafa Nadia Omar Rania Said Salma Samir Tariq Yasmin Youssef Zaynab`,
  ),
}

export const families: Record<string, readonly string[]> = {
  german: words(
    `Bauer Becker Braun Fischer Frank Fuchs Graf Günther Haas Hartmann Hofmann Huber Jung Kaiser
      Keller Klein Koch Köhler König Krause Krüger Lang Lange Lehmann Maier Meyer Möller Müller
      Neumann Pfeiffer Richter Roth Schäfer Schmid Schmidt Schmitz Schneider Scholz Schröder
      Schubert Schulz Schuster Schwarz Simon Vogel Vogt Wagner Walter Weber Weiß Werner Winkler
      Winter Wolf Zimmermann`,
  ),
  french: words(
    `Bernard Bertrand Blanc Bonnet Boyer Chevalier Clément Colin David Dubois Dupont Durand Faure
      Fontaine Fournier Garnier Gauthier Girard Guérin Henry Lambert Laurent Lefebvre Legrand
      Leroy Martin Masson Mercier Michel Moreau Morel Morin Muller Nicolas Perrin Petit Picard
      Renard Richard Rivière Robert Robin Roche Rousseau Roussel Roux Simon Thomas Vincent`,
  ),
  italian: words(
    `Barbieri Bianchi Bruno Caputo Caruso Colombo Conti Costa De Luca Esposito Fabbri Ferrara
      Ferrari Fontana Galli Gallo Gatti Giordano Greco Leone Lombardi Longo Mancini Marchetti
      Mariani Marini Marino Martinelli Martini Moretti Palmieri Rinaldi Rizzo Romano Rossi Russo
      Santoro Serra Testa Valentini Villa Vitale`,
  ),
  spanish: words(
    `Alonso Álvarez Blanco Cano Castro Delgado Díaz Domínguez Fernández García Garrido Gil Gómez
      González Gutiérrez Hernández Herrera Iglesias Jiménez López Lozano Marín Martín Martínez
      Medina Molina Morales Moreno Muñoz Navarro Núñez Ortega Ortiz Pérez Ramírez Ramos Rodríguez
      Romero Rubio Ruiz Sánchez Santos Sanz Serrano Suárez Torres Vázquez`,
  ),
  polish: words(
    `Adamczyk Baran Czarnecki Dąbrowski Dudek Gajewski Górski Grabowski Jabłoński Jankowski
      Jaworski Kaczmarek Kamiński Kowalczyk Kowalski Kozłowski Krawczyk Król Kwiatkowski
      Lewandowski Majewski Malinowski Mazur Michalski Nowak Nowakowski Nowicki Olszewski Ostrowski
      Pawłowski Piotrowski Rutkowski Sawicki Sikora Sokołowski Szewczyk Szymański Walczak
      Wieczorek Wiśniewski Wójcik Woźniak Wróbel Zając Zawadzki Zieliński`,
  ),
  swedish: words(
    `Andersson Axelsson Berg Bergström Björk Blomqvist Dahl Danielsson Ek Eklund Engström
      Eriksson Forsberg Fransson Gustafsson Håkansson Hansson Hedlund Holm Holmberg Isaksson
      Jakobsson Jansson Johansson Jonsson Karlsson Larsson Lind Lindberg Lindgren Lindqvist
      Lindström Lundberg Lundgren Lundqvist Magnusson Mattsson Nilsson Norberg Nyström Olofsson
      Olsson Persson Pettersson Sandberg Sjöberg Söderberg Svensson Wallin Westerlund Åkesson
      Öberg`,
  ),
  english: words(
    `Adams Allen Bailey Baker Barnes Bell Bennett Brown Campbell Carter Clark Clarke Collins Cook
      Cooper Cox Davies Davis Edwards Ellis Evans Foster Gray Green Griffiths Hall Harris Harrison
      Hill Holmes Hughes Jackson James Jenkins Johnson Jones Kelly King Lewis Marshall Martin
      Mason Matthews Miller Mills Mitchell Moore Morgan Morris Murphy Parker Phillips Price
      Richards Richardson Roberts Robinson Rogers Russell Scott Shaw Simpson Smith Stevens Taylor
      Thompson Turner Walker Ward Watson White Wilkinson Williams Wilson Wood Wright Young`,
  ),
  czech: words(
    `Beneš Bláha Čermák Černý Čech Doležal Dostál Dušek Dvořák Fiala Hájek Holub Horák Hruška
      Jelínek Kadlec Kolář Kopecký Kovář Král Kratochvíl Krejčí Kříž Kučera Malý Marek Mareš Mašek
      Moravec Musil Navrátil Němec Novák Novotný Pokorný Polák Pospíšil Procházka Růžička Říha
      Sedláček Soukup Svoboda Šimek Štěpánek Tichý Tomeš Urban Vacek Valenta Vaněk Veselý Vlček
      Zeman`,
  ),
  greek: words(
    `Αγγελόπουλος Αθανασίου Αλεξίου Αναστασίου Αντωνίου Βασιλείου Γεωργίου Δημητρίου Ευαγγέλου
      Ιωάννου Καραγιάννης Κωνσταντίνου Μακρής Μιχαηλίδης Νικολάου Νικολαΐδης Οικονόμου Παναγιώτου
      Παπαδάκης Παπαδημητρίου Παπαδόπουλος Παπανικολάου Παππάς Πέτρου Σταματίου Στεφάνου Τσιάρας
      Φωτίου Χατζής Χριστοδούλου`,
  ),
  bulgarian: words(
    `Ангелов Андреев Атанасов Борисов Василев Генов Георгиев Димитров Димов Добрев Живков
      Захариев Иванов Илиев Йорданов Йосифов Колев Костадинов Костов Кръстев Маринов Методиев
      Минчев Митев Михайлов Недялков Николов Павлов Панайотов Петков Петров Попов Радев Русев
      Симеонов Славов Станчев Стефанов Стоянов Тодоров Трифонов Цветков Чакъров Янков`,
  ),
  dutch: words(
    `Bakker Bos Bosman Brouwer Dekker Dijkstra Hendriks Hermans Hoekstra Huisman Jacobs Jansen
      Janssen Kok Koster Kuipers Maas Meijer Mol Mulder Peeters Peters Postma Prins Schouten
      Scholten Smit Smits Timmermans Verhoeven Vermeulen Visser Vos Willems Wouters`,
  ),
  arabic: words(
    `Abbas Abdallah Alaoui Amari Aziz Bakri Belhadj Benali Bouazza Chahine Darwish Fahmy Farouk
      Ghanem Haddad Hamdan Hijazi Idrissi Jaber Kassem Khoury Mansour Masri Nasser Qasim Rahmani
      Saleh Shaheen Sharif Sultan Taha Yassin Zidan`,
  ),
}

export const houses = [
  'Alliance for',
  'Institute for',
  'European Association of',
  'Network for',
  'Federation of',
  'Foundation for',
  'Agency for',
  'Forum for',
  'Ministry of',
  'Committee on',
  'Centre for',
  'Council of',
  'Directorate-General for',
  'Office for',
]

export const themes = [
  ...[
    'Open Messaging',
    'Child Safety',
    'Digital Rights',
    'Network Operators',
    'Family Counselling',
  ],
  ...[
    'Secure Hardware',
    'Press Freedom',
    'Internet Services',
    'Civil Liberties',
    'Victims’ Support',
  ],
  ...['Online Games', 'Legal Informatics', 'Public Safety', 'Small Providers', 'Home Affairs'],
  ...['Internal Security', 'Cybercrime', 'Data Protection', 'Consumer Protection', 'Justice'],
  ...[
    'Electronic Communications',
    'Fundamental Rights',
    'Media Literacy',
    'Youth Welfare',
    'Telecommunications',
  ],
  ...[
    'Missing Children',
    'Free Software',
    'Privacy',
    'Law Enforcement',
    'Investigative Journalism',
  ],
]

/** The same name in two scripts as it is found in print, by the habits of whoever wrote it and not by one table. */
export const inTwoScripts: Record<string, readonly (readonly [string, string])[]> = {
  Greek: [
    ['Γιώργος Παπακωνσταντίνου', 'Giorgos Papakonstantinou'],
    ['Ελένη Χρυσοχοΐδη', 'Eleni Chrysochoidi'],
    ['Μαρία Σπυράκη', 'Maria Spyraki'],
    ['Χρήστος Στυλιανίδης', 'Christos Stylianides'],
    ['Δημήτρης Αβραμόπουλος', 'Dimitris Avramopoulos'],
    ['Νίκος Ανδρουλάκης', 'Nikos Androulakis'],
    ['Σοφία Σακοράφα', 'Sofia Sakorafa'],
    ['Ευαγγελία Τζαμπάζη', 'Evangelia Tzampazi'],
    ['Θεόδωρος Ζαγοράκης', 'Theodoros Zagorakis'],
    ['Κωνσταντίνος Μπακογιάννης', 'Konstantinos Bakoyannis'],
  ],
  Cyrillic: [
    ['Кристалина Георгиева', 'Kristalina Georgieva'],
    ['Илияна Йотова', 'Iliana Iotova'],
    ['Андрей Ковачев', 'Andrey Kovatchev'],
    ['Сергей Станишев', 'Sergei Stanishev'],
    ['Цветелина Пенкова', 'Tsvetelina Penkova'],
    ['Емил Радев', 'Emil Radev'],
    ['Асим Адемов', 'Asim Ademov'],
    ['Ева Майдел', 'Eva Maydell'],
    ['Петър Витанов', 'Petar Vitanov'],
    ['Радан Кънев', 'Radan Kanev'],
  ],
  Arabic: [
    ['محمد الخطيب', 'Mohammed al-Khatib'],
    ['فاطمة الزهراء', 'Fatima Zahra'],
    ['عبد الله حداد', 'Abdullah Haddad'],
    ['خالد منصور', 'Khaled Mansour'],
    ['ليلى شاهين', 'Leila Shahin'],
    ['حسين قاسم', 'Hussein Qassem'],
    ['نادية بنعلي', 'Nadia Benali'],
    ['يوسف إدريسي', 'Youssef Idrissi'],
    ['طارق النجار', 'Tareq Najjar'],
    ['سميرة شريف', 'Samira Sherif'],
  ],
}

function words(list: string): string[] {
  return list.split(/\s+/)
}
