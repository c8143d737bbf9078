/** The kinds of recipients, and what there is in place of one: heading a row, within a sentence, and as a choice. */
export const recipientKinds = [
  { kind: 'person', word: 'Persons', within: 'persons', told: 'To persons' },
  {
    kind: 'organisation',
    word: 'Organisations',
    within: 'organisations',
    told: 'To organisations',
  },
  { kind: 'unit', word: 'Units', within: 'units', told: 'To units' },
  { kind: 'office', word: 'Offices', within: 'offices', told: 'To offices' },
  {
    kind: 'withheld',
    word: 'Name withheld',
    within: 'recipients whose names are withheld',
    told: 'To a withheld name',
  },
  { kind: 'none', word: 'No recipient named', within: 'nobody by name', told: 'To nobody by name' },
] as const

export type RecipientKind = (typeof recipientKinds)[number]['kind']
