import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  layOutMilestones,
  layOutTicks,
  milestoneRows,
  shareOfDay,
} from '#app/charts/model/strip-axis.ts'
import { measureText } from '#app/charts/model/text-width.ts'
import { parseEdtfDate } from '#app/domain/days.ts'
import type { Milestone } from '#app/domain/milestones.ts'

const axis = { from: '2016-01-01', to: '2026-01-01' }

function aMilestone(id: string, edtf: string, label: string): Milestone {
  const parsed = parseEdtfDate(edtf)
  if (!parsed.ok) throw new Error(parsed.reason)
  const dated = { ...parsed.dated, basis: null }
  return { id, dossierId: 'dossier', name: label, label, dated } as Milestone
}

test('a day lies where it is between the ends, and at the nearer end where it is outside', () => {
  expect(
    ['2015-01-01', '2016-01-01', '2021-01-01', '2026-01-01', '2030-01-01'].map((day) =>
      shareOfDay(axis, day),
    ),
  ).toEqual([0, 0, (1827 / 3653) * 100, 100, 100])
})

test('milestones that are too near for words of their own are named together, by their years', () => {
  const head = layOutMilestones(
    [
      aMilestone('c', '2020-07-24', 'EU strategy'),
      aMilestone('a', '2020-07-25', 'Interim Regulation proposed'),
      aMilestone('b', '2020-12-21', 'e-Privacy applies to messages'),
    ],
    axis,
    230,
  )
  expect(head.lines.map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  expect(head.labels.flatMap(({ ids }) => ids).sort()).toEqual(['a', 'b', 'c'])
  expect(head.labels.find(({ ids }) => ids.length > 1)!.text).toMatch(/^2020 · /)
})

test('where there is little room there are few ticks, with short years', () => {
  const ticks = layOutTicks({ from: '2020-07-01', to: '2021-07-31' }, 150)
  expect(ticks.map(({ label }) => label)).toEqual(['Jul ’20', 'Jan ’21', 'Jul'])
})

test('one outside the axis has no line and no words', () => {
  const head = layOutMilestones([aMilestone('a', '2030-01-01', 'Later')], axis, 430)
  expect(head).toEqual({ lines: [], labels: [] })
})

const aDay = fc
  .integer({ min: 0, max: 3652 })
  .map((days) => new Date(Date.UTC(2016, 0, 1 + days)).toISOString().slice(0, 10))

test('whatever milestones there are, each has a name and no two texts lie on each other', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(aDay, fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })), {
        maxLength: 14,
      }),
      fc.constantFrom(230, 430, 900),
      (drawn, width) => {
        const { lines, labels } = layOutMilestones(
          drawn.map(([day, label], index) => aMilestone(`m${index}`, day, label)),
          axis,
          width,
        )
        expect(lines).toHaveLength(drawn.length)
        expect(labels.flatMap(({ ids }) => ids).sort()).toEqual(lines.map(({ id }) => id).sort())
        const boxes = labels.map(({ text, at, anchor, row }) => {
          const wide = measureText(text, 10.5)
          const x = (at / 100) * width
          return { row, left: anchor === 'start' ? x + 3 : x - 3 - wide, wide }
        })
        for (const [index, box] of boxes.entries()) {
          expect(box.row).toBeLessThan(milestoneRows)
          for (const other of boxes.slice(index + 1))
            if (other.row === box.row)
              expect(box.left + box.wide <= other.left || other.left + other.wide <= box.left).toBe(
                true,
              )
        }
      },
    ),
    { numRuns: 30, seed: 13 },
  )
})
