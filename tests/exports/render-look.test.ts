import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { toDocx } from '#app/exports/docx.ts'
import { toMarkdown } from '#app/exports/md.ts'
import { toCsv } from '#app/exports/csv.ts'
import { asking, aBriefing, aPosition, commission, boratynski, johansson, encryption, detection, regulation, positions } from '#tests/support/world.ts'
import { chartModel } from '#app/domain/chart/model.ts'
import { chartSvg } from '#app/ui/charts/svg.server.tsx'
import { timeline } from '#app/domain/timeline.ts'
import { affiliations, milestones } from '#tests/support/world.ts'
const draw = (stated: any, asked: any) => timeline(stated, affiliations, milestones, asked).facets.filter((f) => f.series.length).map((facet) => { const m = chartModel(facet, { ...asked, milestones, width: 690 }); return { topicId: facet.topic.id, svg: chartSvg(m, { theme: 'light', title: 't', desc: 'd' }), width: m.width, height: m.height, alt: 'x' } })
test('look', async () => {
  writeFileSync('/tmp/look/a.docx', await toDocx(aBriefing(), { charts: draw(positions, asking()) }))
  writeFileSync('/tmp/look/a.md', toMarkdown(aBriefing()))
  writeFileSync('/tmp/look/a.csv', toCsv(aBriefing()))
  const many = [2016, 2017, 2018, 2019, 2020, 2021].flatMap((year, i) => [aPosition({ on: `${year}-02-01`, level: ([-2, -1, -1, 0, 1, 2] as const)[i]!, letterId: `l${year}a` , holderIds: ['johansson', 'boratynski']}), aPosition({ on: `${year}-08-01`, level: ([-2, -1, 0, 1, 2, 2] as const)[i]!, conditional: i === 3, condition: i === 3 ? 'if a court agrees' : null })])
  const extra = [aPosition({ on: '2021-09-01', absence: 'evaded', topicId: 'detection' }), aPosition({ on: '2021-09-02', level: -2, reported: true }), aPosition({ on: '2021-09-03', topicId: 'regulation', quote: { exact: 'يجب حماية التشفير\nمن دون استثناء: article 5 فقط\n\nΗ κρυπτογράφηση. Шифроването трябва [REDACTED].', prefix: '', suffix: '', start: 0, end: 9 } })]
  const topics = [encryption, detection, regulation, ...[1, 2, 3, 4].map((n) => ({ ...encryption, id: `t${n}`, name: `Long-term legislation part ${n}` }))]
  const ask = { topics, actors: [commission, johansson, boratynski], asOf: '2021-12-31', period: { from: '2016-01-01', to: '2021-12-31' } }
  const all = [...positions, ...many, ...extra]
  writeFileSync('/tmp/look/b.docx', await toDocx(aBriefing(ask, all), { charts: draw(all, asking(ask)) }))
})
