import { Form } from '@remix-run/react'
import type { AssignmentFilter } from '#app/domain/assignments.ts'
import { codingFilters, openState, type CodingFilter } from '#app/domain/codings.ts'
import { letterKinds, type LetterKind } from '#app/domain/letters.ts'
import { type StemLanguage, stemLanguages } from '#app/domain/search/stem-languages.ts'
import type { LetterOrder } from '#app/domain/search/letter-orders.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { DossierFilter } from '../dossiers/dossier-filter.tsx'
import { SelectField, TextField } from '../fields.tsx'
import { ShowOrClear } from '../show-or-clear.tsx'
import { SearchHelp } from './search-answer.tsx'

type LetterFiltersProps = {
  filter: {
    kind?: LetterKind
    topicId?: string
    authorId?: string
    coding?: CodingFilter
    coderId?: string
    isOpen?: boolean
    assigned?: AssignmentFilter
    from?: string
    to?: string
  }
  typed: string
  order: LetterOrder
  /** By which language words stand for their other forms too. */
  forms: StemLanguage | null
  topics: readonly (readonly [id: string, name: string])[]
  /** What the author is called that letters are narrowed to; null where nobody knows. */
  author: string | null
  dossier: { slug: string; name: string } | null
  dossiers: Parameters<typeof DossierFilter>[0]['dossiers']
  /** To whom letters of the dossier may be given. */
  coders: readonly { id: string; name: string }[]
  selfId: string
  /** What of the address is no filter and stays: columns, order and groups. */
  kept: readonly (readonly [name: string, value: string])[]
}

function nameAssigned(assigned: AssignmentFilter | undefined, selfId: string): string {
  if (!assigned || assigned === 'nobody') return assigned ?? ''
  return assigned.userId === selfId ? 'me' : assigned.userId
}

/** What the list of letters is narrowed by; it works as a form without scripts. */
export function LetterFilters({
  filter,
  typed,
  order,
  forms,
  topics,
  author,
  dossier,
  dossiers,
  coders,
  selfId,
  kept,
}: LetterFiltersProps) {
  const kinds: [LetterKind | '', string][] = [
    ['', 'Any kind'],
    ...letterKinds.map((kind): [LetterKind, string] => [kind, capitaliseFirst(kind)]),
  ]
  return (
    <Form
      className="filters letter-filters card"
      role="search"
      aria-label="Filter letters"
      key={JSON.stringify([filter, typed, forms])}
    >
      <DossierFilter dossiers={dossiers} chosen={dossier?.slug ?? null} />
      <TextField
        label="Words, names, references"
        name="q"
        type="search"
        defaultValue={typed}
        hint={<SearchHelp />}
      />
      <SelectField
        label="Other forms of words"
        name="forms"
        options={[
          ['', 'As typed'],
          ...stemLanguages.map(({ language, name }) => [language, name] as const),
        ]}
        defaultValue={forms ?? ''}
      />
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {order !== 'newest' && <input type="hidden" name="order" value={order} />}
      <SelectField label="Kind" name="kind" options={kinds} defaultValue={filter.kind ?? ''} />
      <SelectField
        label="States a position on"
        name="topic"
        options={[['', 'Anything'], ...topics]}
        defaultValue={filter.topicId ?? ''}
      />
      <SelectField
        label="Coding"
        name="state"
        options={[
          ['', 'All'],
          [openState, 'Not finished'],
          ...codingFilters.map(({ state, name }) => [state, name] as const),
        ]}
        defaultValue={filter.isOpen ? openState : (filter.coding ?? '')}
      />
      <SelectField
        label="Assigned to"
        name="assigned"
        options={[
          ['', 'Anybody or nobody'],
          ['me', 'Me'],
          ['nobody', 'Nobody'],
          ...coders.map(({ id, name }) => [id, name] as const),
        ]}
        defaultValue={nameAssigned(filter.assigned, selfId)}
      />
      <SelectField
        label="Coded by"
        name="coder"
        options={[
          ['', 'Anybody'],
          ['me', 'Me'],
        ]}
        defaultValue={filter.coderId ? 'me' : ''}
      />
      <TextField label="From" name="from" type="date" defaultValue={filter.from ?? ''} />
      <TextField label="To" name="to" type="date" defaultValue={filter.to ?? ''} />
      {filter.authorId && (
        <label className="check field">
          <input type="checkbox" name="author" value={filter.authorId} defaultChecked />{' '}
          <span>by {author ?? 'unknown actor'}</span>
        </label>
      )}
      <ShowOrClear list="/letters" dossier={dossier} />
    </Form>
  )
}
