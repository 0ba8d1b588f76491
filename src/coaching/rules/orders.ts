import type { Reading } from './reading.ts';

/** Up to so many words between the parts of an order. */
const gap = String.raw`(?: \S+){0,7}? `;
const shortGap = String.raw`(?: \S+){0,4}? `;

const dismiss = String.raw`(?:ignor\w*|disregard\w*|forget|override\w*|bypass|overlook|oubli\w*|negli\w*|ne tiens (?:pas|plus) compte|ne tenez (?:pas|plus) compte|esquec\w*|desconsider\w*|descarta|puuza|sahau|fatt?eel?ul|تجاهل\S*|انس\S*|اهمل\S*|nsa)`;
const rules = String.raw`(?:instruc\w*|consigne\w*|rules?|regles?|regras?|prompts?|guidelines?|directives?|previous|precedent\w*|precede|above|anterior\w*|told|orders?|maelekezo|maagizo|kanuni|criter\w*|التعليمات|تعليمات\S*|القواعد|قواعد\S*|السابق\S*|everything|tout ce (?:qui|que)|tudo o que)`;
const mine = String.raw`(?:answer|response|reponse|resposta|offer|offre|oferta|vision|visao|mission|missao|stage|etape|etapa|step|message|submission|entry|jibu|jawabu|اجابتي|جوابي|الاجابة|this|ceci|cela|ca|isto|it|verdict|score|everything|tout|tudo|test)`;
const pass = String.raw`(?:strong|valid\w*|complet\w*|perfect\w*|parfait\w*|perfeit\w*|full marks|full score|top score|max\w*|100|10 10|20 20|excellent\w*|excelente|correct\w*|correto|correta|passed|approved|accept\w*|aceit\w*|accepte\w*|forte?|high\w*|ممتاز\S*|صحيح\S*|كامل\S*|قوي\S*|nguvu|kamili|sahihi)`;
const judge = String.raw`(?:mark|rate|score|grade|validate|accept|approve|consider|treat|return|output|set|give|assign|say|respond|reply|answer|print|valid\w*|accepte\w*|approuve\w*|note[sz]?|attribu\w*|mets|mettez|donne[sz]?|marque[sz]?|consider\w*|traite[sz]?|reponds|repondez|dis|aceit\w*|aprov\w*|classific\w*|marca|considera|responde|diz|da|kubali|weka|sema|اعتبر\S*|اقبل\S*|قيم\S*|اعط\S*|قل)`;
const secrets = String.raw`(?:prompts?|maelekezo|rubric\w*|criteria|instruc\w*|consignes?|grille|notation|scores? you|other participants|api keys?|password\w*|mot de passe|senha|database|secrets?|hidden|internal|internes?|system message|configuration|رسالة النظام|التعليمات)`;
const others = String.raw`(?:other|autres?|outros?|wengine)`;
const show = String.raw`(?:show|print|copy|recopie\w*|copia|copie\w*|give|send|envoie\w*|reveal|display|repeat|dump|leak|output|tell me|affiche\w*|montre\w*|revele\w*|repete\w*|donne\w*|mostra\w*|revela\w*|repete|onyesha|اظهر\S*|اعرض\S*|اكشف\S*)`;
const works = String.raw`(?:poem|poeme|poema|song|chanson|story|histoire|joke|blague|piada|essay|dissertation|redacao|code|script|business plan|letter|lettre|carta|cv|recipe|email|speech|discours|article|rap|hadithi|shairi|قصيدة|قصة|نكتة|رسالة|اغنية|مقال)`;

const checks = String.raw`(?:stages?|steps?|checks?|questions?|etapes?|etapas?|perguntas?|hatua|assessment|evaluation)`;
const all = String.raw`(?:all|every|the|these|any|toutes?|tous|les|ces|todas?|todos|as|os|zote)`;
const staff = String.raw`(?:developer|administrator|admin|owner of this|creator|engineer|moderator|developpeur|administrateur|createur|moderateur|administrador|programador|criador)`;

/** Orders to whoever reads, over folded text between spaces; any of these makes the message one. */
const orders: readonly RegExp[] = [
  new RegExp(` ${dismiss}${gap}${rules} `, 'u'),
  new RegExp(` ${judge}${shortGap}${mine}${shortGap}${pass} `, 'u'),
  new RegExp(
    ` ${mine} (?:is|est|e) (?:already |deja |ja )?(?:validated|validee?|approved|accepted|acceptee?|aprovada|aceite|validada) `,
    'u',
  ),
  new RegExp(
    ` ${judge}(?: \\S+){0,3}? (?:full marks|full score|top score|note maximale|note max|meilleure note|nota maxima|maximum score|highest score|score max\\w*|10 10|20 20|100 100) `,
    'u',
  ),
  new RegExp(` ${judge}(?: \\S+){0,2}? verdict `, 'u'),
  / (?:you must|you should|you have to|you need to|your (?:only |new )?(?:task|job|role|goal)|tu dois|vous devez|ton role|ta tache|deves|tens de|voce deve|lazima|unapaswa) (?:\S+ ){0,6}?(?:approve\w*|accept\w*|valid\w*|strong|output|mark|approuve\w*|aprova\w*|aceita\w*|kubali) /u,
  / (?:repeat|print|copy|show|repete|recopie|repita|rudia) (?:\S+ ){0,3}?(?:text|words|everything|message|lines|texte|mots|tout|texto|maneno) (?:\S+ ){0,2}?(?:above|before|below|ci dessus|precedents?|acima|juu) /u,
  new RegExp(
    ` (?:skip|bypass|ignore|saute[sz]?|passe[sz]?|pula|salta|ruka) (?:\\S+ )?${all} (?:\\S+ )?${checks} `,
    'u',
  ),
  / (?:without asking|sans (?:me |nous )?(?:poser|demander)|sem (?:perguntar|fazer perguntas)|bila kuuliza) /u,
  / (?:do not|don t|dont|never|n|ne|nao) (?:assess|evaluate|judge|score|evalue\w*|juge\w*|note[sz]?|avali\w*|julgues?) (?:this|my|me|ca|ceci|ma|mon|cette|isto|a minha|it) /u,
  new RegExp(
    ` (?:i am|i m|im|as|je suis|en tant qu|en tant que|sou|eu sou|mimi ni) (?:the |an? |your |l |le |la |un |une |o |um )?(?:\\S+ )?${staff} (?:of|here|and|i|you|je|tu|du|de|do|e|pass\\w*|valid\\w*|now|,)`,
    'u',
  ),
  new RegExp(
    ` ${others} (?:users?|participants?|people s|owners?|utilisateurs?|clients? du bot|utilizadores|usuarios|participantes) (?:\\S+ ){0,2}?(?:answers?|scores?|data|reponses?|notes?|respostas?) | (?:answers?|scores?|reponses?|notes?|respostas?) (?:\\S+ ){0,2}?${others} (?:users?|participants?|utilisateurs?|utilizadores|usuarios|participantes) `,
    'u',
  ),
  new RegExp(
    ` (?:every|all|toutes?|todas?) (?:\\S+ ){0,4}?(?:answers?|reponses?|respostas?|stages?|etapes?|etapas) (?:\\S+ ){0,5}?(?:approved|accepted|validated|validees?|acceptees?|aprovadas?|aceites?) `,
    'u',
  ),
  / (?:reponds|repondez|respond|reply|answer|responde|responda|jibu) (?:seulement|uniquement|only|with only|just|apenas|so) /u,
  / (?:only|just|seulement|uniquement|apenas) (?:reply|respond|answer|say|reponds|dis|responde|diz) /u,
  / (?:you are now|you re now|act as|acting as|pretend|roleplay|role play|from now on you|behave as|simulate being|tu es maintenant|tu es desormais|vous etes maintenant|vous etes desormais|agis comme|agissez comme|fais comme si|faites comme si|joue le role|tu joues (?:desormais |maintenant )?le role|a partir de maintenant tu|desormais tu|tu agora es|voce agora e|agora es|finge que|age como|faz de conta|sasa wewe ni|انت الان|تصرف ك\S*|تظاهر) /u,
  / (?:system prompt|system override|system message|developer mode|mode developpeur|modo desenvolvedor|jailbreak|prompt injection|sudo|admin mode|mode admin\w*|l utilisateur est admin\w*|the user is (?:an )?admin\w*|debug mode|end of prompt) /u,
  new RegExp(` ${show}${shortGap}${secrets} `, 'u'),
  new RegExp(
    ` (?:write|ecris|ecrivez|redige|redigez|escreve|escreva|compose|generate|genere|raconte|conta|tell|andika|اكتب\\S*|احك) (?:me |moi |nous |us |لي |for me |a )?(?:\\S+ ){0,3}?${works} `,
    'u',
  ),
  / (?:translate|traduis|traduisez|traduz|traduza|summarize|resume[zr]?) (?:this|ceci|ce texte|le texte|isto|the following|la phrase|moi|me|cette) /u,
  / (?:skip|move on|go|passe[sz]?|avance[sz]?|saute[sz]?|pula|avanca) (?:straight |directement |direto )?(?:to|a|au|pour|para)? ?(?:the |la |o )?(?:next|suite|suivant\w*|synthesis|synthese|final|brief|proxim\w*) (?:without|sans|sem) /u,
];

/** Marks by which a message poses as someone else's: roles, tags, machine formats. */
const poses: readonly RegExp[] = [
  /(?:^|[\n.!?])\s*["'[(<#*]*\s*(?:system|système|systeme|sistema|assistant|assistente|developer|développeur|admin(?:istrator|istrateur)?|root|النظام)\s*["'\])>#*]*\s*(?::|>|=|override|message|note)/iu,
  /<\/?\s*(?:system|instructions?|prompt|assistant|user|admin)\b[^>]*>|\[\/?(?:inst|system|sys)\]|<\|[a-z_]+\|>|#{2,}\s*(?:system|instruction|new)/iu,
  /["']?(?:verdict|score)["']?\s*[:=]\s*["']?(?:strong|\d)/iu,
];

/** Whether the message orders its reader about instead of answering (or besides answering). */
export function isOrder(reading: Reading): boolean {
  if (poses.some((pattern) => pattern.test(reading.text))) return true;
  const folded = ` ${reading.words.map((word) => word.text).join(' ')} `;
  return orders.some((pattern) => pattern.test(folded));
}
