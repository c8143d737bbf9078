import { useId } from 'react'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { headDateKinds, referenceKinds } from '#app/domain/letter-heads.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { SelectField, TextField } from './fields.tsx'

/** Letters that are held and may be meant, by id, each with its title, reference and date. */
export type LinkChoices = {
  answers: LinkChoice[]
  translates: LinkChoice[]
  more: { answers: boolean; translates: boolean }
}
type LinkChoice = { id: string; label: string }

type Props = { fields: LetterFields; errors: Record<string, string>; links?: LinkChoices }

const noLinks: LinkChoices = {
  answers: [],
  translates: [],
  more: { answers: false, translates: false },
}

const headErrors =
  /^(datedKind|dates|otherReferences|source|answersLetter|answersSought|translates)/

/** What is rarely said of a letter, folded: its other dates and references, its source, and what it leads to. */
export function LetterHeadFields({ fields, errors, links = noLinks }: Props) {
  const isWrong = Object.keys(errors).some((name) => headErrors.test(name))
  const offered = links.answers.length > 0 && !fields.answersLetterId
  return (
    <details className="field more-head" open={isWrong}>
      <summary>
        More: other dates and references, source, letters that belong to it
        {offered && <span className="tag">a letter is held that it may answer</span>}
      </summary>
      <SelectField
        label="The date above is when it was"
        name="datedKind"
        options={[['', 'Not known'], ...headDateKinds.map((kind) => [kind, kind] as const)]}
        defaultValue={fields.datedKind ?? ''}
        error={errors.datedKind}
      />
      <div className="pair">
        {headDateKinds.map((kind) => (
          <TextField
            key={kind}
            label={`${capitaliseFirst(kind)} on`}
            name={`dates.${kind}`}
            defaultValue={fields.dates?.[kind] ?? ''}
            error={errors[`dates.${kind}`]}
          />
        ))}
      </div>
      <OtherReferences {...{ fields, errors }} />
      <div className="pair">
        <TextField
          label="Address of its source"
          name="sourceUrl"
          inputMode="url"
          maxLength={2000}
          defaultValue={fields.sourceUrl ?? ''}
          error={errors.sourceUrl}
        />
        <TextField
          label="Seen there on"
          name="sourceSeenDay"
          placeholder="2020-10-29"
          defaultValue={fields.sourceSeenDay ?? ''}
          error={errors.sourceSeenDay}
        />
      </div>
      <LinkedLetter
        label="Answers this letter"
        part="answers"
        chosen={fields.answersLetterId ?? ''}
        sought={fields.answersSought}
        choices={links.answers}
        isMore={links.more.answers}
        errors={errors}
      />
      <LinkedLetter
        label="Is a translation of this letter"
        part="translates"
        chosen={fields.translatesLetterId ?? ''}
        sought={fields.translatesSought}
        choices={links.translates}
        isMore={links.more.translates}
        errors={errors}
      />
    </details>
  )
}

/** As many rows as there are references, and two more. */
function OtherReferences({ fields, errors }: Omit<Props, 'links'>) {
  const listId = useId()
  const references = fields.otherReferences ?? []
  const rows = references.length + 2
  return (
    <fieldset className="field">
      <legend>Other references</legend>
      <input type="hidden" name="referenceRows" value={rows} />
      <datalist id={listId}>
        {referenceKinds.map((kind) => (
          <option key={kind} value={kind} />
        ))}
      </datalist>
      {errors.otherReferences && (
        <p className="error" role="alert">
          {errors.otherReferences}
        </p>
      )}
      {Array.from({ length: rows }, (_, row) => (
        <div className="pair" key={row}>
          <TextField
            label="Kind"
            name={`otherReferences.${row}.kind`}
            list={listId}
            maxLength={60}
            placeholder={referenceKinds.join(', ')}
            defaultValue={references[row]?.kind ?? ''}
            error={errors[`otherReferences.${row}.kind`]}
          />
          <TextField
            label="Number"
            name={`otherReferences.${row}.number`}
            maxLength={200}
            defaultValue={references[row]?.number ?? ''}
            error={errors[`otherReferences.${row}.number`]}
          />
        </div>
      ))}
    </fieldset>
  )
}

/** A letter that is held: one of those that may be meant, or found by what is typed. */
function LinkedLetter({
  label,
  part,
  chosen,
  sought = '',
  choices,
  isMore,
  errors,
}: {
  label: string
  part: 'answers' | 'translates'
  chosen: string
  sought: string | undefined
  choices: readonly LinkChoice[]
  isMore: boolean
  errors: Record<string, string>
}) {
  return (
    <div className="pair">
      <SelectField
        label={label}
        name={`${part}LetterId`}
        options={[
          ['', 'None that is held'],
          ...choices.map(({ id, label: words }) => [id, words] as const),
        ]}
        defaultValue={choices.some(({ id }) => id === chosen) ? chosen : ''}
        hint={
          isMore && `${choices.length} are offered and there are more: write more of the title.`
        }
        error={errors[`${part}LetterId`]}
      />
      <TextField
        label="or find it"
        name={`${part}Sought`}
        maxLength={300}
        defaultValue={sought}
        hint="Its reference, words of its title, or its address here."
        error={errors[`${part}Sought`]}
      />
    </div>
  )
}
