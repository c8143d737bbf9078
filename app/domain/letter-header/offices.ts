/** What an office is called. A line is a capacity when such a word stands among its first words. */
const office = new RegExp(
  `^(?:(?:the|a|an|le|la|il|el|der|die|de|het)\\s+)?(?:[\\p{L}\\p{N}&’'./-]+\\s+){0,4}?(?:${[
    'head|(?:vice|deputy)?-?director(?:[- ]general)?|(?:vice-?)?president|(?:vice-?|co-?)?chair(?:man|woman|person)?|secretary(?:[- ]general)?|undersecretary|members?|commissioners?|ministers?',
    'officer|manager|counsel|advis[eo]r|(?:co-?)?founder|owner|ceo|cto|cfo|coo|ciso|cpo|dpo|chief executive|chief of (?:staff|cabinet)|ambassador|(?:co-?)?coordinator|professor|lecturer|researcher|reader in',
    'assistant|spokesperson|spokesman|spokeswoman|lead|leader|partner|attorney|lawyer|solicitor|barrister|rapporteur|representative|supervisor|ombudsman|ombudswoman|senator|engineer|developer|analyst|treasurer|registrar|fellow|governor|mayor|councillor|trustee|editor|specialist|consultant|campaigner|advocate|strategist|administrator|mep|mdep|mp|mdb',
    'leiter(?:in)?|(?:referats|abteilungs|bereichs|büro)leiter(?:in)?|geschäftsführer(?:in)?|vorsitzender?|vorstand(?:svorsitzender?)?|präsident(?:in)?|vizepräsident(?:in)?|direktor(?:in)?|sprecher(?:in)?|bundes\\p{Ll}*minister(?:in)?|ministerin|beauftragter?|referent(?:in)?|staatssekretär(?:in)?|mitglied(?:er)?|rechtsanw[aä]lt(?:in)?|abgeordneter?|kommissar(?:in)?',
    'directeur|directrice|diretora?|subdirector|présidente?|vice-présidente?|cheff?e?|secrétaire|ministre|députée?|membres?|responsable|déléguée?|conseill[eè]re?|commissaire|gérante?|porte-parole|avocate?',
    'directora|presidente|presidenta|vicepresidente|jefe|jefa|secretari[oa]|consejer[oa]|delegad[oa]|diputad[oa]|ministr[oa]|comisari[oa]|direttore|direttrice|capo|segretari[oa]|responsabile|deputat[oa]|commissari[oa]|consigliere',
    '(?:vize|general|ministerial|regierungs|amts)?direktor(?:in)?|ministerialdirigent(?:in)?|ministerialr[aä]t(?:in)?|staatsminister(?:in)?|justi[tz]iar(?:in)?|sachbearbeiter(?:in)?|(?:\\p{L}+)?beauftragter?|(?:\\p{L}+)?abgeordneter?|prokurist(?:in)?|subsecretari[oa]|vocal|député(?:e)?|sénat(?:eur|rice)|préf[eè]te?',
    'voorzitter|hoofd|secretaris|bestuurder|beleidsadviseur|woordvoerder|kamerlid|lid|dyrektor(?:ka)?|prezes(?:ka)?|przewodnicząc[ya]|kierownik|pełnomocnik|sekretarz|poseł|posłanka|rzecznik|człon(?:ek|kini)|wiceprezes|zastępca|podsekretarz|naczelnik|radca|senator(?:ka)?|staatssecretaris|directeur-generaal',
    'ředitel(?:ka)?|náměst(?:ek|kyně)|ministryně|předsed(?:a|kyně)|tajemn(?:ík|ice)|vedoucí|poslan(?:ec|kyně)|riaditeľ(?:ka)?|predsed(?:a|níčka)|igazgató|elnök|titkár|chefe|secretári[oa]|adjunt[oa]|vereador[a]?',
    'departementsråd|statssekreterare|statsråd|generaldirektör|avdelningschef|enhetschef|ordförande|riksdagsledamot|handläggare|kontorchef|direktør|formand|forman|afdelingschef|ministeri?|kansliapäällikkö|puheenjohtaja|johtaja',
    'υπουργ(?:ός|ό|ού)|υφυπουργ(?:ός|ό|ού)|(?:αντι)?πρ[όο]εδρο[ςυν]?|γραμματέα[ςν]?|διευθυντ(?:ής|ή|ρια)|προϊστ[άα]μεν(?:ος|η)|βουλευτ(?:ής|ή|ού)|ευρωβουλευτ(?:ής|ή|ού)|σ[ύυ]μβουλο[ςυν]?|επίτροπο[ςυν]?|εκπρόσωπο[ςυν]?|μέλος',
    '(?:заместник[- ])?министър|(?:заместник[- ])?председател(?:ят)?|(?:изпълнителен |генерален |заместник[- ])?директор|народен представител|евродепутат|секретар|комисар|омбудсман|съветник|началник|ръководител|говорител|член на|юрисконсулт',
  ].join('|')})(?![\\p{L}])`,
  'iu',
)

/** Bodies that no person is called after. */
const institution =
  /(?<!\p{L})(?:foundation|stiftung|fondation|fundación|fondazione|stichting|fundacja|commission|kommission|comisión|commissione|parliament|parlament|parlement|council|conseil|consejo|ministry|ministeri\p{L}*|bundesministerium|bundesamt|ministère|agency|agence|agencia|authority|autorité|behörde|association|associazione|asociación|associação|stowarzyszenie|verband|vereniging|verein|gesellschaft|union|institute|institut|instituto|university|universität|université|universidad|università|universiteit|uniwersytet|gmbh|ltd|limited|inc|llc|llp|plc|corp|corporation|company|asbl|aisbl|vzw|s\.?r\.?l|s\.?p\.?a|sp\. z o\.o|e\.\s?v|n\.?g\.?o|group|network|federation|föderation|alliance|coalition|society|centre|center|committee|ausschuss|tribunal|department|secretariat|delegation|embassy|representation|bundestag|bundesrat|assembly|assemblée|sénat|senate|consulting|services|technologies|software|systems|solutions|platform|initiative|campaign|chamber|forum|observatory|consortium|bureau|congreso|cortes generales|asamblea|senado|camera dei|sejm|riksdag(?:en)?|folketing(?:et)?|storting(?:et)?|eduskunta|service public|fédération|ligue|syndicat|collectif|iniciativa|plataforma|federación|liga|agencia|iniciativa|garante|prefettura|ministerst\p{L}+|ministério|urząd|úřad|úrad|izba|kancelaria|federacja|związek|rada|rzecznik praw|bundeskanzleramt|landesamt|kanzlei|(?:bundes|landes|staats|umwelt)\p{L}*(?:amt|ministerium)|\p{L}+(?:departementet|ministeriet|styrelsen|myndigheten|verket|nämnden|inspektionen|ministeriö)|föreningen|foreningen|υπουργε[ίι]ο|αρχ[ήη]|επιτροπ[ήη]|σ[ύυ]λλογο[ςσ]|[έε]νωση|[ίι]δρυμα|πανεπιστ[ήη]μιο|βουλ[ήη]|οργανισμ[όο][ςσ]|παρατηρητ[ήη]ριο|ομοσπονδ[ίι]α|ινστιτο[ύυ]το|δ[ίι]κτυο|εταιρε[ίι]α|министерство(?:то)?|комисия(?:та)?|агенция(?:та)?|сдружение(?:то)?|фондация(?:та)?|асоциация(?:та)?|университет|народно събрание|съюз|институт|дружество|служба|collective|cooperative|directorate[- ]general)(?![\p{L}])/iu

/** Words of bodies and of fields of work, which some people are called too or which stand in no name of a person. */
const field =
  /(?<!\p{L})(?:office|court|bank|board|trust|fund|fonds|europe|international|watch|rights|party|club|project|labs?|church|college|school|hospital|house|media|press|news|unit|team|division|section|cabinet|directorate|affairs|policy|policies|relations|government|digital|privacy|european|europäische\p{L}*|public|security|cybersecurity|technology|home|justice|internal|external|legal|research|internet|online|safety|data|protection|letter|statement|position|response|consultation|proposal|regulation|directive|strategy|group|action|children|child|privacy|freedom|liberties|democracy|communications?|networks?|content|open|joint|annex|ag|ab|bv|nv|sa|sas|oy)(?![\p{L}])/iu

const partOfBody =
  /^(?:(?:the\s+)?(?:dg\b|directorate|direktion|unit\b|department|division|section|cabinet|office of|private office|referat|abteilung|unité|direction (?:générale|de)\b|generaldirektion|committee|group of|team\b)|[A-Z]{1,2}\.\d\b|.*\b(?:unit|team|division|department|cabinet)$)/i

/** Whether words are the office somebody holds: "Head of Unit", "Member of the European Commission". */
export function isCapacity(words: string): boolean {
  return (
    words.length <= 120 &&
    !/^(?:office|ministry|department|cabinet|committee|council|association|dear)\b/i.test(words) &&
    !/\d{3}|@/.test(words) &&
    office.test(words)
  )
}

export function isBody(words: string): boolean {
  return (
    words.length <= 120 &&
    (institution.test(words) || bodyByField.test(words)) &&
    /^[\p{Lu}\p{N}“"‘'(]|^(?:the|e)\b/u.test(words)
  )
}

/** Bodies whose names hold only weaker words, at the end as bodies carry them. */
const bodyByField =
  /(?<!\p{L})(?:office|court|bank|board|trust|fund|fonds|watch|rights|party|club|project|labs?|church|college|school|hospital|europe|international|media|press|AG|AB|BV|NV|SA|SAS|Oy|privacy|freedom|liberties|democracy)\.?(?:\s+\(.{1,30}\))?$/iu

/** Whether words are a part of a body: a directorate, unit, committee or team. */
export function isUnit(words: string): boolean {
  return words.length <= 160 && partOfBody.test(words)
}

/** Words that stand in no name of a person. */
export function isOfOffices(words: string): boolean {
  return institution.test(words) || field.test(words) || isCapacity(words)
}

const wellKnown =
  /(?<!\p{L})(?:European (?:Commission|Parliament|Council|Data Protection Board|Central Bank|Union|Court of Auditors|External Action Service)|Council of (?:the European Union|Europe)|Court of Justice of the European Union|Europol|Eurojust|ENISA|House of (?:Commons|Lords|Representatives)|United Nations|Europäische[nr]? (?:Kommission|Parlaments?)|Commission européenne|Parlement européen|Comisión Europea|Parlamento Europeo|Commissione europea|Europese Commissie|Komisj[ai] Europejsk(?:a|iej)|Deutsche[nr]? Bundestag(?:e?s)?)(?!\p{L})/iu

/** The body an office is held in, where its name says so: the European Commission in "Member of the European Commission". */
export function bodyWithin(words: string): { from: number; to: number } | null {
  const known = wellKnown.exec(words)
  if (known) return { from: known.index, to: known.index + known[0].length }
  const of = /\s(?:of|at|for)\s+(?:the\s+)?(?=\p{Lu})/u.exec(words)
  if (
    !of ||
    /^(?:the\s+)?(?:unit|department|policy|office)\b/i.test(words.slice(of.index + of[0].length))
  )
    return null
  const from = of.index + of[0].length
  return institution.test(words.slice(from)) && !isUnit(words.slice(from))
    ? { from, to: words.length }
    : null
}

export function isWellKnownBody(words: string): boolean {
  return wellKnown.exec(words)?.[0].length === words.trim().length
}
