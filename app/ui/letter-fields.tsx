import { useState } from 'react'
import { chooseAskedRole } from '#app/domain/asked-roles.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { letterKinds, partyRoles, partyRoleLabels, type PartyRole } from '#app/domain/letters.ts'
import { ActorField } from './actor-field.tsx'
import { SelectField, TextArea, TextField } from './fields.tsx'
import './letter-fields.css'
import { LetterHeadFields, type LinkChoices } from './letter-head-fields.tsx'
import { capitaliseFirst } from '#app/domain/text/words.ts'

type Props = {
  fields: LetterFields
  errors: Record<string, string>
  sources?: Record<string, string>
  /** Letters that are held and that it may answer or translate. */
  links?: LinkChoices
  /** Parties that stand in the letter and not in the fields yet. */
  offered?: LetterFields['parties']
}

/** What is said about a letter; beside each field the words of the letter that it was read from. */
export function LetterFieldset({ fields, errors, sources = {}, links, offered }: Props) {
  const sourceHint = (name: string, fallback?: string) =>
    sources[name] ? (
      <>
        read from <q>{sources[name].slice(0, 160)}</q>
      </>
    ) : (
      fallback
    )
  return (
    <>
      <TextField
        label="Title"
        name="title"
        required
        maxLength={300}
        defaultValue={fields.title}
        error={errors.title}
        hint={sourceHint('title')}
      />
      <div className="pair">
        <SelectField
          label="Kind"
          name="kind"
          options={letterKinds.map((kind) => [kind, capitaliseFirst(kind)] as const)}
          defaultValue={fields.kind}
          error={errors.kind}
        />
        <TextField
          label="Language"
          name="language"
          maxLength={2}
          size={4}
          placeholder="en"
          defaultValue={fields.language}
          error={errors.language}
          hint={sources.language && `read from ${sources.language}`}
        />
      </div>
      <TextField
        label="Date"
        name="dated"
        required
        defaultValue={fields.dated}
        error={errors.dated}
        hint={sourceHint(
          'dated',
          '2020-10-29, or 2020-10, 2020, or 2020-10-02/2020-12-21 for “between”.',
        )}
      />
      <TextArea
        label="Why this date"
        name="basis"
        rows={2}
        maxLength={500}
        defaultValue={fields.basis}
        error={errors.basis}
      />
      <TextField
        label="Reference"
        name="reference"
        maxLength={200}
        defaultValue={fields.reference}
        error={errors.reference}
        hint={sourceHint('reference')}
      />
      <label className="check small">
        <input
          type="checkbox"
          name="referenceTruncated"
          defaultChecked={fields.referenceTruncated}
        />{' '}
        The reference is cut off in the original
      </label>
      <div className="pair">
        <SelectField
          label="Answers"
          name="replyKind"
          options={[
            ['', 'Nothing known'],
            ['letter', 'A letter'],
            ['e-mail', 'An e-mail'],
            ['message', 'A message'],
          ]}
          defaultValue={fields.replyKind}
        />
        <TextField
          label="of"
          name="replyDated"
          defaultValue={fields.replyDated}
          error={errors.replyDated}
          hint={sourceHint('replyDated')}
        />
      </div>
      <LetterHeadFields {...{ fields, errors, links }} />
      <Parties key={JSON.stringify(offered)} {...{ fields, errors, sources, offered }} />
    </>
  )
}

/**
 * Its key is who is offered: whoever was ticked comes back as a row of its own, and no tick stays. Otherwise the rows
 * stay, with what was typed into them while the form was under way.
 */
function Parties({ fields, errors, sources = {}, offered = [] }: Props) {
  const [given, setGiven] = useState(fields.parties.length)
  const [added, setAdded] = useState(1)
  // What was typed into an added row is among those that are given once it was sent.
  if (given !== fields.parties.length) {
    setAdded(Math.max(1, given + added - fields.parties.length))
    setGiven(fields.parties.length)
  }
  const rows = given + added
  return (
    <fieldset className="field parties">
      <legend>Who wrote it, for whom, to whom</legend>
      {errors.parties && (
        <p className="error" role="alert">
          {errors.parties}
        </p>
      )}
      <input type="hidden" name="partyRows" value={rows + offered.length} />
      {Array.from({ length: rows }, (_, row) => (
        <PartyRow
          key={row}
          row={row}
          party={fields.parties[row]}
          askedRole={chooseAskedRole(fields.parties, row)}
          error={errors[`parties.${row}`]}
          source={['name', 'capacity', 'organisation', 'unit'].flatMap(
            (part) => sources[`party.${row}.${part}`] ?? [],
          )}
        />
      ))}
      {offered.map((party, at) => (
        <OfferedParty key={at} row={rows + at} party={party} />
      ))}
      <button type="button" className="button" onClick={() => setAdded(added + 1)}>
        Another party
      </button>
    </fieldset>
  )
}

/** Somebody who stands in the letter: taken over where it is ticked. */
function OfferedParty({ row, party }: { row: number; party: LetterFields['parties'][number] }) {
  const name = (part: string) => `party.${row}.${part}`
  const said = [party.name, party.capacity, party.unit, party.organisation].filter(Boolean)
  return (
    <label className="check small">
      <input type="hidden" name={name('offered')} value="yes" />
      {(['role', 'name', 'capacity', 'organisation', 'unit'] as const).map((part) => (
        <input key={part} type="hidden" name={name(part)} value={party[part] ?? ''} />
      ))}
      <input type="checkbox" name={name('take')} />{' '}
      <span>
        Add what stands in the letter: {partyRoleLabels[party.role]}: {said.join(', ')}
      </span>
    </label>
  )
}

function PartyRow({
  row,
  party,
  askedRole,
  error,
  source,
}: {
  row: number
  party: LetterFields['parties'][number] | undefined
  /** As what a row asks for somebody where nobody stands in it: first of all who wrote the letter. */
  askedRole: PartyRole
  error?: string
  source: string[]
}) {
  const name = (part: string) => `party.${row}.${part}`
  return (
    <div className="party" role="group" aria-label={`Party ${row + 1}`}>
      <div className="pair">
        <SelectField
          label="Part"
          name={name('role')}
          options={partyRoles.map((role) => [role, partyRoleLabels[role]] as const)}
          defaultValue={party?.role ?? askedRole}
        />
        <ActorField
          label="Name"
          name={name('name')}
          maxLength={200}
          defaultValue={party?.name}
          error={error}
        />
      </div>
      <div className="pair">
        <TextField
          label="Capacity as printed"
          name={name('capacity')}
          maxLength={200}
          defaultValue={party?.capacity}
        />
        <ActorField
          label="Organisation"
          name={name('organisation')}
          maxLength={200}
          defaultValue={party?.organisation}
        />
      </div>
      <TextField
        label="Unit as printed"
        name={name('unit')}
        maxLength={300}
        defaultValue={party?.unit}
      />
      <label className="check small">
        <input type="checkbox" name={name('withheld')} defaultChecked={party?.withheld} /> Name
        withheld (blacked out)
      </label>
      {source.length > 0 && (
        <p className="hint">
          read from <q>{source.join(' · ').slice(0, 240)}</q>
        </p>
      )}
    </div>
  )
}
