import { chance } from './chance.ts'

export type GrepDocument = { title: string; text: string; language: string }

/** What the documents of each language are made of; a piece of several words stays together. */
const pieces: Record<string, readonly string[]> = {
  en: [
    ...['encryption', 'Encrypted', 'encrypting', 'en\u00ADcryp\u00ADtion', 'encryp-\ntion'],
    ...['value', 'valuation', 'valuable', 'fuel', 'queue', 'poetry', 'naïve', 'naive'],
    ...['e-mail', 'email', 'e\u2011mail', 'E-Mails', 'end-to-end', 'end to end', 'endless'],
    ...['security', 'cybersecurity', 'cyber-security', 'insecurity', 'bill', 'billing', 'Bills'],
    ...['data protection', 'data\nprotection', 'Data Protection', 'protection of data', 'data'],
    ...['ﬁnal', 'final', 'eﬀort', 'interim regulation', 'the interim', 'children', 'child', 'OR'],
    ...[
      'Århus',
      'Aarhus',
      'Arhus',
      'Ærø',
      'København',
      'Koebenhavn',
      'plan B',
      'plan A',
      '2020/0259(COD)',
    ],
  ],
  de: [
    ...['Verschlüsselung', 'Verschluesselung', 'Verschlusselung', 'verschlüsselt'],
    ...['Ende-zu-Ende-Verschlüsselung', 'Entschlüsselung', 'Schlüssel', 'Schluessel', 'Schluss'],
    ...[
      'Straße',
      'STRASSE',
      'Strassen',
      'für',
      'fuer',
      'fur',
      'Furt',
      'Müller',
      'Mueller',
      'Muller',
    ],
    ...['Datenschutz', 'Datenschutzgrundverordnung', 'Grundverordnung', 'Kinderschutz', 'Kinder'],
    ...[
      'Überwachung',
      'Ueberwachung',
      'aktuell',
      'neue Regeln',
      'neue\u00A0Regeln',
      'Maße',
      'Masse',
    ],
  ],
  fr: [
    ...['chiffrement', 'déchiffrement', 'chiffré', 'Chiffrer', 'données', 'DONNEES', 'donner'],
    ...['protection des données', 'l’enfant', 'enfants', 'œuvre', 'oeuvre', 'cœur', 'coeur'],
    ...['été', 'ete', 'sécurité', 'cybersécurité', 'vie privée', 'vie\nprivée', 'avec', 'sans'],
  ],
  el: [
    ...['κρυπτογράφηση', 'ΚΡΥΠΤΟΓΡΑΦΗΣΗ', 'κρυπτογράφησης', 'αποκρυπτογράφηση', 'προστασία'],
    ...[
      'παιδιά',
      'παιδιών',
      'δεδομένα',
      'ασφάλεια',
      'κυβερνοασφάλεια',
      'πολίτες',
      'πολίτης',
      'νόμος',
    ],
  ],
  ar: [
    ...['التشفير', 'تشفير', 'حماية', 'الحماية', 'الأطفال', 'الاطفال', 'أطفال', 'البيانات'],
    ...['بيانات', 'خصوصية', 'مُشفَّر', 'مشفر', 'قانون', 'تـشـفـيـر'],
  ],
}

/** Made-up documents of short texts in five languages in turn; the same seed makes the same. */
export function makeGrepDocuments(many: number, seed: number): GrepDocument[] {
  const random = chance(seed)
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)]!
  const languages = Object.keys(pieces)
  return Array.from({ length: many }, (_, number) => {
    const language = languages[number % languages.length]!
    const from = pieces[language]!
    const words = Array.from({ length: 4 + Math.floor(random() * 9) }, () => pick(from))
    const text = words.map((word) => word + pick(['', ' .', ',', '. The', ' –', '\n\n'])).join(' ')
    return { language, title: `${pick(from)} ${number}`.replace(/\s+/g, ' '), text: `${text} end.` }
  })
}
