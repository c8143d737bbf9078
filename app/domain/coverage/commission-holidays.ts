import type { Day } from '../days.ts'

/**
 * The public holidays of the European Commission in Brussels that are no weekend, by year, each with where it is read.
 * Only years that somebody read; one that is missing is said wherever a term runs into it.
 */
export const commissionHolidays: Readonly<
  Record<string, { source: string; days: readonly Day[] }>
> = {
  '2014': {
    source: 'Commission Decision of 21 December 2012, OJ C 39, 12.2.2013, p. 26',
    days: listDays('2014', [
      ...['01-01', '01-02', '04-17', '04-18', '04-21', '05-01', '05-09', '05-29', '05-30'],
      ...['06-09', '07-21', '08-15', '12-24', '12-25', '12-26', '12-29', '12-30', '12-31'],
    ]),
  },
  '2020': {
    source:
      'European Commission, Public holidays 2020, 31 January 2019, as given by Wikipedia (“Public holidays in the ' +
      'European Union”)',
    days: listDays('2020', [
      ...['01-01', '01-02', '04-09', '04-10', '04-13', '05-01', '05-21', '05-22', '06-01'],
      ...['07-21', '11-02', '12-24', '12-25', '12-28', '12-29', '12-30', '12-31'],
    ]),
  },
  '2023': {
    source: 'Commission Decision of 25 May 2021, 2021/C 201 I/02',
    days: listDays('2023', [
      ...['01-02', '04-06', '04-07', '04-10', '05-01', '05-09', '05-18', '05-19', '05-29'],
      ...['07-21', '08-15', '11-01', '11-02', '12-25', '12-26', '12-27', '12-28', '12-29'],
    ]),
  },
  '2025': {
    source:
      'Public holidays for the institutions of the European Union in 2025, as given by Wikipedia (“Public ' +
      'holidays in the European Union”)',
    days: listDays('2025', [
      ...['01-01', '01-02', '04-17', '04-18', '04-21', '05-01', '05-09', '05-29', '05-30'],
      ...['06-09', '07-21', '08-15', '12-24', '12-25', '12-26', '12-29', '12-30', '12-31'],
    ]),
  },
}

function listDays(year: string, days: readonly string[]): Day[] {
  return days.map((day) => `${year}-${day}`)
}
