import { expect, test } from 'vitest'
import { readOwnShortForm } from '#app/domain/names/own-short-form.ts'

test.each([
  ['European Commission (EC)', 'European Commission', 'EC'],
  ['EC - European Commission', 'European Commission', 'EC'],
  ['EC – European Commission', 'European Commission', 'EC'],
  ['European Commission — EC', 'European Commission', 'EC'],
  ['EC (European Commission)', 'European Commission', 'EC'],
  ['European Digital Rights (EDRi)', 'European Digital Rights', 'EDRi'],
  ['Department of Justice (DoJ)', 'Department of Justice', 'DoJ'],
  ['Department of Justice (DJ)', 'Department of Justice', 'DJ'],
  ['Électricité de France (EDF)', 'Électricité de France', 'EDF'],
])('“%s” says that %s is known as %s', (written, name, short) => {
  expect(readOwnShortForm(written)).toEqual({ name, short })
})

test.each([
  'European Commission',
  'European Commission (Brussels)',
  'European Commission (DG)',
  'Ministry of the Interior (NL)',
  'European Commission – Cabinet',
  'European Commission (ec)',
  'Microsoft (MS)',
  '(EC)',
])('“%s” defines no short form', (written) => {
  expect(readOwnShortForm(written)).toBeNull()
})
