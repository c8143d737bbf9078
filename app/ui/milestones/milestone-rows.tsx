import { Form, Link } from '@remix-run/react'
import { formatEdtfDate } from '#app/domain/days.ts'
import type { MilestoneForm } from '#app/domain/milestones.ts'
import { milestoneHeadings, type MilestonePlan } from '#app/domain/plan/plan-milestones.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { TextArea } from '../fields.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import './milestones.css'

/** Where rows of a spreadsheet are pasted; what they would do is shown before anything is stored. */
export function PastedMilestones({
  rows,
  error,
  plan,
}: {
  rows: string
  error: string | undefined
  plan: MilestonePlan | null
}) {
  const inDossier = useDossierPath()
  return (
    <section className="card" aria-labelledby="many">
      <h2 id="many">Many at once</h2>
      <p className="muted small">
        Copy rows out of a spreadsheet, or the words of a CSV file, with the columns{' '}
        {Object.values(milestoneHeadings).join(', ')}. Where the first row names them, they may
        stand in any order.{' '}
        <Link to={inDossier('milestones.csv')} reloadDocument>
          The milestones as such a table
        </Link>
        .
      </p>
      <Form method="post" className="milestone-form">
        <TextArea label="Rows" name="rows" rows={4} defaultValue={rows} error={error} />
        <button className="button" type="submit" name="deed" value="read rows">
          See what they would change
        </button>
        {plan && <PlannedRows plan={plan} />}
      </Form>
    </section>
  )
}

function PlannedRows({ plan: { added, changed, same, refused } }: { plan: MilestonePlan }) {
  const count = added.length + changed.length
  return (
    <div className="block" role="status">
      <p>
        {formatQuantity(added.length, 'new milestone')}, {changed.length} changed, {same} the same,{' '}
        {formatQuantity(refused.length, 'row')} that cannot be taken.
      </p>
      <ul className="small">
        {added.map((milestone, index) => (
          <li key={index}>New: {describeMilestoneForm(milestone)}</li>
        ))}
        {changed.map(({ before, after }) => (
          <li key={before.id}>
            Changed: {describeMilestoneForm(before)} → {describeMilestoneForm(after)}
          </li>
        ))}
        {refused.map(({ row, cells, reason }) => (
          <li key={row}>
            Row {row} (“{cells.filter(Boolean).join(' · ')}”): {reason}
          </li>
        ))}
      </ul>
      {count > 0 && (
        <button className="button primary" type="submit" name="deed" value="take rows in">
          Take in {formatQuantity(count, 'milestone')}
        </button>
      )}
    </div>
  )
}

const describeMilestoneForm = ({ name, label, dated, source }: MilestoneForm): string =>
  [formatEdtfDate(dated), name, label === name ? null : label, dated.basis, source]
    .filter(Boolean)
    .join(' · ')
