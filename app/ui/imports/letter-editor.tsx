import { Link } from '@remix-run/react'
import type { Audience } from '#app/domain/letters.ts'
import { AudienceFields } from '../visibility-fields.tsx'
import type { EditedItem, RefusedItem } from './edited-item.ts'
import { ItemEditor } from './item-editor.tsx'
import { KeepButton } from './keep-button.tsx'
import { HeadQuestions, type NameQuestionView } from './name-questions.tsx'

type Attachment = { id: string; name: string; title: string; state: string }
type Props = {
  importRow: { id: string; audience: Audience }
  view: { item: EditedItem; questions: NameQuestionView[]; attachments: Attachment[] }
  people: readonly { id: string; name: string; note: string | null }[]
  refused: (RefusedItem & { audience: Audience | null }) | null
}

/** The one letter that is added: its text, what was read from it, whom names mean, and who may see it. */
export function LetterEditor({ importRow, view, people, refused }: Props) {
  const { item, questions, attachments } = view
  return (
    <ItemEditor
      item={item}
      refused={refused}
      above={<HeadQuestions questions={questions} />}
      below={
        <>
          <AttachmentFields importId={importRow.id} attachments={attachments} />
          <AudienceFields
            audience={refused?.audience ?? importRow.audience}
            people={people}
            errors={refused?.errors ?? {}}
          />
        </>
      }
      buttons={
        <>
          <KeepButton name="deed" value="keep">
            Keep this letter
          </KeepButton>
          <button className="button" type="submit" name="deed" value="leave out">
            Start again
          </button>
        </>
      }
    />
  )
}

/** What is attached to a letter comes along as letters of their own, each where it is ticked. */
function AttachmentFields({
  importId,
  attachments,
}: {
  importId: string
  attachments: readonly Attachment[]
}) {
  if (!attachments.length) return null
  return (
    <fieldset className="field">
      <legend>Attached to it</legend>
      {attachments.map(({ id, name, title, state }) => (
        <div key={id} className="check">
          {state === 'ready' || state === 'doubtful' ? (
            <input id={`with-${id}`} type="checkbox" name="with" value={id} defaultChecked />
          ) : null}
          <div>
            <label htmlFor={`with-${id}`}>{name}</label>
            <p className="hint">
              {title}
              {state === 'asking' && (
                <>
                  {' '}
                  <Link to={`/imports/${importId}?show=all&open=${id}#item-${id}`}>
                    Say first what is missing
                  </Link>
                </>
              )}
              {state === 'left out' && ' It is stored already, or left out.'}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  )
}
