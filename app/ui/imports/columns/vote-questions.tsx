import { SelectField, TextField } from '../../fields.tsx'
import type { VoteView } from './columns-view.ts'
import { OpenList } from './open-questions.tsx'
import { levelOptions, reasonWords, Values } from './value-questions.tsx'

/** Each column of votes or answers: on which topic it is, of which day, and what its values mean in it. */
export function VoteQuestions({
  votes,
  known,
  open,
  isRefused,
}: {
  votes: readonly VoteView[]
  known: readonly { id: string; name: string }[]
  open: readonly string[]
  isRefused: boolean
}) {
  return (
    <section className="card" aria-labelledby="the-votes">
      <h2 id="the-votes">Votes and answers, a column each</h2>
      <p className="small muted">
        Each filled cell becomes a position of whoever the row names. What a value means is said for
        each column, because “for” an amendment may be against the topic.
      </p>
      <OpenList open={open} isRefused={isRefused} />
      {votes.map((vote) => (
        <VoteFields
          key={vote.place}
          vote={vote}
          known={known}
          mayCopy={votes.length > 1 && vote.levels.some(({ means }) => means !== null)}
        />
      ))}
    </section>
  )
}

function VoteFields({
  vote: { place, heading, letter, topic, by, dated, levels },
  known,
  mayCopy,
}: {
  vote: VoteView
  known: readonly { id: string; name: string }[]
  mayCopy: boolean
}) {
  return (
    <fieldset className="vote">
      <legend>
        <b>{heading}</b> <span className="tiny faint">column {letter}</span>
      </legend>
      <div className="row">
        <SelectField
          label="Topic"
          name={`vote.${place}.topic`}
          defaultValue={topic ?? ''}
          hint={by ? reasonWords[by] : undefined}
          options={[['', 'Choose a topic'], ...known.map(({ id, name }) => [id, name] as const)]}
        />
        <TextField
          label="Day of the vote"
          name={`vote.${place}.dated`}
          defaultValue={dated}
          maxLength={60}
          size={18}
          hint="Empty where each row says its own."
        />
      </div>
      <Values kind={`vote.${place}.level`} values={levels} options={levelOptions} />
      {mayCopy && (
        <button className="button quiet" type="submit" name="deed" value={`show:${place}`}>
          Give these answers to the same values of other columns that are still open
        </button>
      )}
    </fieldset>
  )
}
