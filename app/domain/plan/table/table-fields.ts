import { normalizeHeading } from './sheet.ts'

/**
 * The plain form: each field with what it holds, and other headings that say the same in English, German and French.
 * `many` may be said by several columns.
 */
export const tableFields = [
  {
    field: 'letter',
    means: 'Title or number of the letter',
    headings:
      'title, letter title, subject, name of letter, document, document title, letter id, ' +
      'letter no, id, brief, titel, betreff, schreiben, dokument, brieftitel, lettre, titre, ' +
      'objet, courrier, intitule',
  },
  {
    field: 'date',
    means: 'When it was written',
    headings:
      'dated, day, date of letter, letter date, sent, date sent, sent on, published, ' +
      'publication date, document date, year, datum, briefdatum, gesendet, gesendet am, ' +
      'veroffentlicht am, jahr, tag, date de la lettre, date d envoi, envoye le, date de ' +
      'publication, annee',
  },
  {
    field: 'author',
    means: 'Who wrote it',
    headings:
      'authors, from, sender, signatory, signed by, writer, speaker, who, name, person, ' +
      'stakeholder, actor, autor, autorin, autoren, verfasser, verfasserin, absender, ' +
      'unterzeichner, von, person, name, auteur, auteurs, auteure, de, expediteur, signataire, ' +
      'signe par',
  },
  {
    field: 'organisation',
    means: 'The organisation they wrote for',
    headings:
      'organization, organisations, organizations, institution, body, company, employer, party, ' +
      'affiliation, group, firma, unternehmen, einrichtung, verband, behorde, partei, ' +
      'organisme, entreprise, societe, association, affiliation',
  },
  {
    field: 'capacity',
    means: 'Their office, as printed',
    headings:
      'role, position held, function, office, job title, title of author, funktion, amt, rolle, ' +
      'stellung, fonction, qualite, poste, role',
  },
  {
    field: 'on_behalf_of',
    means: 'In whose name they wrote',
    headings:
      'behalf, for, in the name of, signed for, im namen von, im auftrag von, i a, au nom de, pour le compte de',
    many: true,
  },
  {
    field: 'recipient',
    means: 'To whom it was written',
    headings:
      'recipients, to, addressee, addressees, addressed to, empfanger, empfangerin, adressat, ' +
      'an, destinataire, destinataires, a l attention de',
    many: true,
  },
  {
    field: 'reference',
    means: 'Its reference number',
    headings:
      'ref, ref no, reference no, reference number, our reference, file number, file no, case ' +
      'number, registration number, aktenzeichen, geschaftszeichen, az, referenz, zeichen, ' +
      'numero de reference, numero de dossier, no de reference',
  },
  {
    field: 'kind',
    means: 'Letter, e-mail, statement, speech…',
    headings:
      'type, document type, kind of document, type of document, medium, format, art, ' +
      'dokumentart, typ, type de document, nature',
  },
  {
    field: 'language',
    means: 'Its language, such as en',
    headings: 'lang, language code, sprache, langue',
  },
  {
    field: 'url',
    means: 'Where it is published',
    headings:
      'link, links, web address, website, address, source url, source, hyperlink, uri, quelle, adresse, lien, source',
  },
  {
    field: 'topic',
    means: 'The topic that the passage speaks about',
    headings:
      'topics, issue, issues, question, policy, proposition, policy area, theme, subject ' +
      'matter, concept, thema, themen, frage, gegenstand, sachverhalt, sujet, sujets, theme, ' +
      'themes, enjeu',
  },
  {
    field: 'level',
    means: 'How far the position goes',
    headings:
      'score, scores, stance, position, support, rating, value, code, grade, scale, opinion, ' +
      'haltung, bewertung, wert, wertung, stufe, note der position, niveau, cote, evaluation, ' +
      'positionnement, degre',
  },
  {
    field: 'absence',
    means: 'Evaded, withheld or no position',
    headings:
      'absent, no position, missing, reason for absence, fehlt, fehlend, keine position, absence de position',
  },
  {
    field: 'conditional',
    means: 'Whether the position has a condition (yes or no)',
    headings:
      'is conditional, with condition, condition yes no, bedingt, unter bedingung, conditionnel, sous condition',
  },
  {
    field: 'condition',
    means: 'The condition in the letter’s own words',
    headings:
      'conditions, condition text, proviso, caveat, caveats, bedingung, bedingungen, vorbehalt, reserve, reserves',
  },
  {
    field: 'quote',
    means: 'The words that state the position',
    headings:
      'quotes, quotation, quoted text, passage, excerpt, extract, evidence, statement, wording, ' +
      'verbatim, zitat, zitate, textstelle, auszug, beleg, aussage, wortlaut, fundstelle, ' +
      'citation, citations, extrait, verbatim',
  },
  {
    field: 'paragraph',
    means: 'In which paragraph of the letter they stand',
    headings:
      'para, par, paragraph no, paragraph number, ¶, absatz, abs, absatznummer, paragraphe, alinea',
  },
  {
    field: 'coder',
    means: 'Who coded it',
    headings:
      'coded by, coder name, analyst, researcher, reviewer, entered by, codierer, codiererin, ' +
      'kodiert von, codiert von, bearbeiter, bearbeiterin, codeur, codeuse, code par, saisi par',
  },
  {
    field: 'status',
    means: 'Approved, draft or withdrawn',
    headings: 'state, review status, approved, stand, bearbeitungsstand, zustand, statut, etat',
  },
  {
    field: 'reported',
    means: 'Whether it tells somebody else’s position (yes or no)',
    headings:
      'is reported, reported speech, second hand, indirect, berichtet, indirekte rede, rapporte, discours rapporte',
  },
  {
    field: 'note',
    means: 'Anything else',
    headings:
      'notes, comment, comments, remark, remarks, annotation, observation, bemerkung, ' +
      'bemerkungen, anmerkung, anmerkungen, kommentar, notiz, remarque, remarques, commentaire, ' +
      'commentaires',
    many: true,
  },
  {
    field: 'text',
    means: 'The whole text of the letter',
    headings:
      'full text, fulltext, letter text, body, content, whole text, volltext, brieftext, ' +
      'inhalt, text des briefes, texte, texte integral, contenu, corps',
  },
] as const

export type TableField = (typeof tableFields)[number]['field']

/** A table may also have a column for each vote or topic, whose cells say how far each row goes on that one. */
export type ColumnField = TableField | 'vote'

const fieldByHeading = new Map<string, TableField>()
for (const { field, headings } of [...tableFields].reverse())
  for (const heading of headings.split(', ')) fieldByHeading.set(heading, field)
for (const { field } of tableFields) fieldByHeading.set(normalizeHeading(field), field)

/** The field that a heading names, whatever its case, accents and signs; null for any other word. */
export function findFieldByHeading(heading: string): TableField | null {
  return fieldByHeading.get(normalizeHeading(heading)) ?? null
}

/** Whether a heading is that of the plain form itself. */
export function isPlainHeading(heading: string): boolean {
  return tableFields.some(({ field }) => normalizeHeading(field) === normalizeHeading(heading))
}

function isTableField(value: unknown): value is TableField {
  return tableFields.some(({ field }) => field === value)
}

export function isColumnField(value: unknown): value is ColumnField {
  return value === 'vote' || isTableField(value)
}

export function mayRepeat(field: TableField): boolean {
  const found = tableFields.find((entry) => entry.field === field)!
  return 'many' in found
}
