import { and, desc, eq } from 'drizzle-orm'
import type { ModelPassage } from '#app/domain/suggestions/model-answers.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { modelAnswers } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** What a language model was asked about letters that somebody sees, and what it answered. */
export function bindModelAnswers(visible: VisibleScope) {
  return bindFirst(visible, { newest: readNewestAnswer, keep: keepAnswer })
}

/** Which model was asked which question about which text. */
type AskedModel = {
  letterId: string
  textVersion: number
  model: string
  promptVersion: number
}

/** What a model said of a letter, as far as it was read. */
export type ModelAnswer = AskedModel & {
  host: string
  passagesAsked: number
  passagesThere: number
  read: ModelPassage[]
  askedAt: string
}

/** The same with its words as they came, which are kept for whoever doubts what was read in them. */
type WholeAnswer = ModelAnswer & { answers: string[] }

/**
 * The newest answer of a model to a question about this very text, without what it says on topics that the reader does
 * not see; null where there is none, or no such letter.
 */
async function readNewestAnswer(
  { db, isVisible, hiddenTopicIds }: VisibleScope,
  asked: AskedModel,
): Promise<ModelAnswer | null> {
  const { letterId, textVersion, model, promptVersion } = asked
  const [row] = await db
    .select()
    .from(modelAnswers)
    .where(
      and(
        eq(modelAnswers.letterId, letterId),
        eq(modelAnswers.textVersion, textVersion),
        eq(modelAnswers.model, model),
        eq(modelAnswers.promptVersion, promptVersion),
        isVisible(modelAnswers.letterId),
      ),
    )
    .orderBy(desc(modelAnswers.askedAt), desc(modelAnswers.id))
    .limit(1)
  if (!row) return null
  const hidden = await hiddenTopicIds()
  const { host, passagesAsked, passagesThere, askedAt } = row
  const read = (row.read as ModelPassage[]).filter(({ topicId }) => !hidden.has(topicId))
  return { ...asked, host, passagesAsked, passagesThere, askedAt, read }
}

/** Keeps what a model said of a letter, with an entry in the log by whoever asked. */
async function keepAnswer(
  { db }: VisibleScope,
  answer: WholeAnswer,
  performedBy: PerformedBy & { userId: string },
): Promise<void> {
  const { letterId, model, host, askedAt } = answer
  await atomically(db, (tx) => [
    tx.insert(modelAnswers).values({ ...answer, id: newId(), askedBy: performedBy.userId }),
    auditEntry(tx, performedBy, askedAt, {
      action: 'asked a language model',
      subject: 'letter',
      subjectId: letterId,
      after: { model, host },
    }),
  ])
}
