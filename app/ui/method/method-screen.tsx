import { describeMeanRange, levels } from '#app/domain/level.ts'
import { weightAtAge } from '#app/domain/evidence-age.ts'
import { stanceExamples } from '#app/domain/method-examples.ts'
import { methodRules } from '#app/domain/method-rules.ts'
import { newestMethodVersion } from '#app/domain/method-v2/derived-stance.ts'
import { markOfLevel } from '#app/domain/stance-mark.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { StanceChip } from '../chip.tsx'
import type { Pins } from '../pins/pins.ts'
import { TableScroll } from '../table-scroll.tsx'
import { CodersCard, SourcesCard, type CodersProps } from './coders-card.tsx'
import { Demonstration, type ShownDemonstration } from './demonstration.tsx'
import { PlainRules, RuleList, type ShownUse } from './rule-list.tsx'
import { AgreementAndAlignment, StanceExample } from './worked-examples.tsx'

type Props = {
  dossier: { name: string } | null
  /** Null where nothing counts that it could be shown on. */
  shown: (ShownDemonstration & CodersProps & { uses: readonly ShownUse[] }) | null
  pins: Pins | null
}

/** How every number is made, on a dossier’s own letters. */
export function MethodScreen({ dossier, shown, pins }: Props) {
  return (
    <div className="page method">
      <h1>Method, version {newestMethodVersion}</h1>
      <p className="muted">
        How every number on these pages and in every briefing is made
        {shown && dossier && (
          <>
            , shown on the letters of <bdi>{dossier.name}</bdi>
          </>
        )}
        . It is computed here by the same functions; anybody can repeat it, on data of their own
        too, with <code>npm run -s stanceline -- method FILE</code>.
      </p>
      {shown && pins ? (
        <>
          <Demonstration shown={shown} pins={pins} />
          <h2>The rules that these letters need</h2>
          <RuleList uses={shown.uses} />
        </>
      ) : (
        <>
          <p className="card empty">
            No passage that you may read counts on a topic of this dossier yet. When one does, the
            method is shown on it; until then here are its rules, and examples below.
          </p>
          <PlainRules rules={methodRules} />
        </>
      )}
      <MeanWords />
      <AgeWeights />
      {shown && <CodersCard coders={shown.coders} agreement={shown.agreement} />}
      <SourcesCard />
      <details>
        <summary>Worked examples from the method’s published cases</summary>
        {stanceExamples.map((example) => (
          <StanceExample key={example.as_of} example={example} />
        ))}
        <AgreementAndAlignment />
      </details>
    </div>
  )
}

function MeanWords() {
  return (
    <section className="card" aria-labelledby="words">
      <h2 id="words">Words for a mean</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Mean</th>
            <th scope="col">Word</th>
          </tr>
        </thead>
        <tbody>
          {[...levels].reverse().map(({ level, word }) => (
            <tr key={level}>
              <td>{describeMeanRange(word)}</td>
              <td>
                <StanceChip
                  stance={{ level, label: capitaliseFirst(word), mark: markOfLevel(level) }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const ages = [0, 1, 2, 2.5, 3, 3.5, 4, 4.5, 5]

function AgeWeights() {
  return (
    <section className="card" aria-labelledby="weights">
      <h2 id="weights">Weight by age</h2>
      <TableScroll label="Weights by years">
        <table>
          <tbody>
            <tr>
              <th scope="row">Years</th>
              {ages.map((years) => (
                <td key={years} className="number">
                  {years}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">Weight</th>
              {ages.map((years) => (
                <td key={years} className="number">
                  {weightAtAge(years).toFixed(2)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}
