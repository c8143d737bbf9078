import { isColumnField } from '#app/domain/plan/table/table-fields.ts'
import { levelMeanings, type LevelMeaning } from '#app/domain/plan/table/level-guesses.ts'
import type { TableMapping, VoteColumn } from '#app/domain/plan/table/table-mapping.ts'
import { copyVoteAnswers } from '#app/domain/plan/table/vote-columns.ts'
import { findHeadingsKey, proposeTable } from '#app/domain/plan/table/table-proposal.ts'
import { completeMapping } from '#app/domain/plan/table/propose-mapping.ts'
import type { Sheet } from '#app/domain/plan/table/sheet.ts'
import type { TopicName } from '#app/domain/plan/table/topic-guesses.ts'
import { invalidForm, requireFound } from '#app/auth/guard.ts'
import type { Store, TableFile } from '#app/store.server.ts'
import { resumeMapping } from './columns-view.ts'

/**
 * What a form says of a table; `row`: what is wrong with the row of headings, where that is so. After another sheet was
 * chosen its columns are proposed anew, and the rest of the form does not count.
 */
export async function readMapping(
  admin: Store,
  form: FormData,
  table: TableFile,
  topics: readonly TopicName[],
): Promise<{ mapping: TableMapping; row: string | null }> {
  const { mapping: base } = await resumeMapping(admin, table, topics)
  const sheet = table.sheets.find(({ name }) => name === String(form.get('sheet') ?? ''))
  if (!sheet) throw invalidForm()
  if (sheet.name !== base.sheet) {
    const remembered = await admin.importTables.rememberedMapping(findHeadingsKey([sheet]))
    return {
      mapping: requireFound(proposeTable([sheet], topics, remembered?.mapping ?? null), 'sheet')
        .mapping,
      row: null,
    }
  }
  const { row, problem } = readHeadingRow(form, sheet)
  const entries = new Map(form)
  const columns = base.columns.map((column, place) => {
    const fieldName = entries.get(`column.${place}`)
    const vote = readVote(entries, place, topics) ?? column.vote
    const field = isColumnField(fieldName) ? fieldName : null
    return { ...column, ...(fieldName !== undefined && { field }), ...(vote && { vote }) }
  })
  const mapping = completeMapping(
    table.sheets,
    { ...base, ...readValues(form, base, topics), row: problem ? base.row : row, columns },
    topics,
  )
  const [, copied] = /^show:(\d+)$/.exec(String(form.get('deed'))) ?? []
  return {
    mapping: copied === undefined ? mapping : copyVoteAnswers(mapping, Number(copied)),
    row: problem,
  }
}

/** What a form says of a column of votes; null where it asks nothing about it. */
function readVote(
  entries: ReadonlyMap<string, FormDataEntryValue>,
  place: number,
  topics: readonly TopicName[],
): VoteColumn | null {
  const name = `vote.${place}`
  if (!entries.has(`${name}.topic`)) return null
  const levels: VoteColumn['levels'] = []
  for (let at = 0; entries.has(`${name}.level.${at}.said`); at += 1)
    levels.push({
      said: String(entries.get(`${name}.level.${at}.said`)),
      means: levelMeanings.find((means) => means === entries.get(`${name}.level.${at}`)) ?? null,
    })
  return {
    topic: topics.find(({ id }) => id === entries.get(`${name}.topic`))?.id ?? null,
    dated: String(entries.get(`${name}.dated`) ?? '')
      .trim()
      .slice(0, 60),
    levels,
  }
}

/** The row of headings that a form names; null where there is none. `problem`: why it cannot be that one. */
function readHeadingRow(
  form: FormData,
  sheet: Sheet,
): { row: number | null; problem: string | null } {
  const rowText = String(form.get('row') ?? '').trim()
  const row = rowText === '' ? null : Number(rowText)
  if (row === null || sheet.rows.some(({ number }) => number === row)) return { row, problem: null }
  return {
    row,
    problem:
      `“${rowText.slice(0, 20)}” is no row of this sheet that holds anything. Write its number as ` +
      'the spreadsheet shows it, or leave the field empty where there are no headings.',
  }
}

/** What a form says of the values in the columns: dates, levels and topics. */
function readValues(form: FormData, base: TableMapping, topics: readonly TopicName[]) {
  const levels = readAnswers(form, 'level', (answer): answer is LevelMeaning =>
    levelMeanings.some((means) => means === answer),
  )
  const named = readAnswers(
    form,
    'topic',
    (answer): answer is string => answer === 'leave' || topics.some(({ id }) => id === answer),
  )
  return {
    order: readOption(form, 'order', ['day', 'month']),
    century: readOption(form, 'century', ['19', '20']),
    topic: readOption(
      form,
      'topic',
      topics.map(({ id }) => id),
    ),
    recorded: form.has('recorded') ? form.get('recorded') === 'rows' : base.recorded,
    levels: [...base.levels, ...levels],
    topics: [...base.topics, ...named],
  }
}

function readOption<Value extends string>(
  form: FormData,
  name: string,
  options: readonly Value[],
): Value | null {
  return options.find((value) => value === form.get(name)) ?? null
}

/** `level.3` answers what `level.3.said` says; of several answers to one value the last holds. */
function readAnswers<M extends string>(
  form: FormData,
  kind: string,
  isAnswer: (text: string) => text is M,
): { said: string; means: M | null }[] {
  return [...form].flatMap(([name, value]) => {
    const said = new RegExp(`^${kind}\\.\\d+$`).test(name) ? form.get(`${name}.said`) : null
    return typeof said === 'string' && typeof value === 'string' && isAnswer(value)
      ? [{ said, means: value }]
      : []
  })
}
