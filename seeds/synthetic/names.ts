/** Invented names; whoever bears one of them is not meant. */
export const givenNames = ['Anna', 'Elżbieta', 'Γεωργία', 'Иван', 'José', 'Siân', 'Łukasz', 'Zoë', 'Marek', 'Αλέξανδρος', 'Цветана', 'Jürgen', 'Åsa', 'Inês', 'Tomáš', 'Noémie', 'Peter', 'Maria', 'Răzvan', 'Ģirts', 'Óscar', 'Karin', 'Đorđe', 'Lina', 'Seán', 'Agnė', 'Mattia', 'Ümit'] as const

export const familyNames = ['Novák', 'de la Peña', 'Παπαδημητρίου', 'Стоянова', 'Østergård', 'Müller-Wächter', 'Żuraw', 'O’Byrne', 'van den Heuvel', 'Szabó', 'Lindqvist', 'Καραγιάννη', 'Димитров', 'Ferreira', 'Ionescu', 'Kask', 'Bērziņš', 'Čapek', 'Moreau', 'Rossi', 'Žukauskas', 'Haugland', 'Smith', 'Ağaoğlu', 'Weiß', 'Nikolić', 'Vella', 'Virtanen'] as const

/** A name of eighty letters, because somebody has one. */
export const longestName = 'María Auxiliadora Inmaculada Concepción Etxeberria-Goikoetxea de los Montenegros'

export const organisationKinds = ['Alliance for', 'Institute for', 'European Association of', 'Network for', 'Federation of', 'Foundation for', 'Joint Office for', 'Chamber of', 'Agency for', 'Forum for', 'Ministry of', 'Συμμαχία για', 'Съюз за'] as const
export const organisationThemes = ['Open Messaging', 'Child Safety', 'Digital Rights', 'Network Operators', 'Family Counselling', 'Secure Hardware', 'Press Freedom', 'Internet Services', 'Civil Liberties', 'Victims’ Support', 'Online Games', 'Legal Informatics', 'Public Safety', 'Small Providers'] as const
export const unitNames = ['Secretariat', 'Legal Department', 'Brussels Office', 'Policy Unit', 'Security Research Unit', 'Press Office'] as const
export const roles = ['Director', 'Policy Officer', 'Head of Unit', 'Secretary-General', 'Legal Adviser', 'Spokesperson', 'President'] as const
