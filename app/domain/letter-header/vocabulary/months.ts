import type { WordTable } from './word-table.ts'

/** Month names as letters print them, in the order of the year; several spellings of one month stand on its line. */
export const monthNames: WordTable = {
  English: `
    january | jan
    february | feb
    march | mar
    april | apr
    may
    june | jun
    july | jul
    august | aug
    september | sept | sep
    october | oct
    november | nov
    december | dec
  `,
  German: `
    januar | jänner
    februar | feber
    märz | maerz | mär | mrz
    april
    mai
    juni
    juli
    august
    september
    oktober | okt
    november
    dezember | dez
  `,
  French: `
    janvier | janv
    février | févr | fév
    mars
    avril | avr
    mai
    juin
    juillet | juil
    août
    septembre
    octobre
    novembre
    décembre | déc
  `,
  Spanish: `
    enero | ene
    febrero
    marzo
    abril | abr
    mayo
    junio
    julio
    agosto | ago
    septiembre | setiembre
    octubre
    noviembre
    diciembre | dic
  `,
  Italian: `
    gennaio | genn | gen
    febbraio | febbr
    marzo
    aprile
    maggio | mag
    giugno | giu
    luglio | lug
    agosto
    settembre | sett | set
    ottobre | ott
    novembre
    dicembre
  `,
  Dutch: `
    januari
    februari
    maart | mrt
    april
    mei
    juni
    juli
    augustus
    september
    oktober
    november
    december
  `,
  Portuguese: `
    janeiro
    fevereiro
    março
    abril
    maio
    junho
    julho
    agosto
    setembro
    outubro
    novembro
    dezembro
  `,
  Swedish: `
    januari
    februari
    mars
    april
    maj
    juni
    juli
    augusti
    september
    oktober
    november
    december
  `,
  Danish: `
    januar
    februar
    marts
    april
    maj
    juni
    juli
    august
    september
    oktober
    november
    december
  `,
  Norwegian: `
    januar
    februar
    mars
    april
    mai
    juni
    juli
    august
    september
    oktober
    november
    desember
  `,
  Romanian: `
    ianuarie
    februarie
    martie
    aprilie
    mai
    iunie
    iulie
    august
    septembrie
    octombrie
    noiembrie
    decembrie
  `,
}
