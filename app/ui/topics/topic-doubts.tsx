import { useState, type FormEvent } from 'react'
import { levels } from '#app/domain/level.ts'
import { findTopicDoubts } from '#app/domain/topic-doubts.ts'
import type { LevelAnchors, Topic } from '#app/domain/topics.ts'

type Others = readonly Pick<Topic, 'name' | 'proposition'>[]

/** What is typed in the form of a topic, and what two coders would trip over in it; kept by `keepTyped`. */
export function useTypedTopic(fields: Record<string, string>, others: Others) {
  const [typed, setTyped] = useState(fields)
  const keepTyped = (event: FormEvent<HTMLFormElement>) =>
    setTyped(
      Object.fromEntries(
        [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
      ),
    )
  const doubts = typed.proposition?.trim() ? findTopicDoubts(toTopic(typed), others) : []
  return { typed, keepTyped, doubts }
}

/** The doubts beside the form, said as one types. */
export function TopicDoubts({ doubts }: { doubts: readonly string[] }) {
  return (
    <section className="card" aria-labelledby="doubts">
      <h2 id="doubts">To look at</h2>
      {doubts.length ? (
        <ul className="small" role="status">
          {doubts.map((doubt) => (
            <li key={doubt}>{doubt}</li>
          ))}
        </ul>
      ) : (
        <p className="muted small">
          Whatever two coders would read in two ways is said here while you write. It keeps nobody
          from saving.
        </p>
      )}
    </section>
  )
}

function toTopic(typed: Record<string, string>) {
  const anchors = Object.fromEntries(levels.map(({ level }) => [level, typed[level] ?? '']))
  return {
    name: typed.name ?? '',
    proposition: typed.proposition ?? '',
    anchors: anchors as LevelAnchors,
  }
}
