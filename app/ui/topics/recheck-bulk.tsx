import { Form } from '@remix-run/react'
import { levels } from '#app/domain/level.ts'
import { capitaliseFirst, formatQuantity } from '#app/domain/text/words.ts'
import { SelectField } from '../fields.tsx'

type Props = {
  part: string
  total: number
  preview: {
    sentence: string
    count: number
    fields: { of: string; what: string; level: string; seen: string }
  } | null
  error: string | undefined
}

/** What can be done with all of the shown part of the list at once: first it is said what that would be. */
export function RecheckBulk({ part, total, preview, error }: Props) {
  return (
    <section className="card block" aria-labelledby="bulk">
      <h2 id="bulk">
        {total === 1 ? 'The only position' : `All ${formatQuantity(total, 'position')} at once`}
      </h2>
      <Form method="post" className="row">
        <input type="hidden" name="of" value={part} />
        <SelectField
          label="What was found"
          name="what"
          options={[
            ['confirm', 'Their level is right'],
            ['recode', 'Their level is another'],
            ['withdraw', 'They say nothing on it any more'],
          ]}
          defaultValue={preview?.fields.what}
        />
        <SelectField
          label="Level, where it is another"
          name="level"
          options={[['', '—'], ...recheckLevels]}
          defaultValue={preview?.fields.level}
          error={error}
        />
        <button className="button" type="submit" name="deed" value="preview">
          Show what that does
        </button>
      </Form>
      {preview && (
        <Form method="post" className="notice" role="status">
          <p>That would be: {preview.sentence}</p>
          {Object.entries(preview.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button className="button primary" type="submit" name="deed" value="settle all">
            Do it to {formatQuantity(preview.count, 'position')}
          </button>
        </Form>
      )}
    </section>
  )
}

/** The levels as a list to choose from, strongly supports first. */
export const recheckLevels = [...levels]
  .reverse()
  .map(({ level, word }) => [String(level), capitaliseFirst(word)] as const)
