/**
 * Countries and large cities where many owners write from, for answers typed without capitals. A place with a capital
 * is found by its position in the sentence instead (`names.ts`), so this list need not be complete.
 */
export const knownPlaces = `senegal, dakar, thies, kaolack, saint louis, ziguinchor, touba, mbour, rufisque, pikine, guediawaye, tambacounda, mali, bamako,
  segou, sikasso, kayes, mopti, gao, tombouctou, cote d ivoire, ivory coast, abidjan, bouake, yamoussoukro, daloa, san pedro, korhogo, man, yopougon,
  treichville, adjame, cocody, abobo, burkina faso, burkina, ouagadougou, ouaga, bobo dioulasso, bobo, koudougou, niger, niamey, maradi, zinder, benin, cotonou, porto novo, parakou,
  calavi, abomey, togo, lome, sokode, kara, ghana, accra, kumasi, tamale, takoradi, tema, nigeria, lagos, abuja, kano, ibadan, kaduna, port harcourt,
  benin city, enugu, onitsha, aba, jos, ikeja, lekki, liberia, monrovia, sierra leone, freetown, guinee, guinea, conakry, labe, kankan, bissau, gambia,
  gambie, banjul, serekunda, cap vert, cabo verde, praia, mindelo, mauritanie, nouakchott, maroc, morocco, casablanca, casa, rabat, fes, marrakech, tanger, agadir, algerie, alger, oran,
  tunisie, tunis, sfax, sousse, cameroun, cameroon, douala, yaounde, bafoussam, bamenda, garoua, maroua, gabon, libreville, port gentil, congo, brazzaville, pointe noire, kinshasa,
  kin, lubumbashi, goma, bukavu, kisangani, matadi, tchad, ndjamena, centrafrique, bangui, rwanda, kigali, huye, burundi, bujumbura, uganda, ouganda, kampala,
  gulu, mbarara, jinja, kenya, nairobi, mombasa, kisumu, nakuru, eldoret, kericho, thika, tanzania, tanzanie, dar es salaam, dar, mwanza, arusha, mbeya, dodoma, zanzibar, ethiopia,
  ethiopie, addis ababa, addis, somalia, djibouti, zambia, lusaka, kitwe, ndola, copperbelt, malawi, lilongwe, blantyre, zimbabwe, harare, bulawayo, south africa, soweto,
  cape town, khayelitsha, durban, johannesburg, joburg, pretoria, mozambique, mocambique, maputo, matola, beira, nampula, angola, luanda, huambo, benguela, lobito, madagascar, antananarivo, tana,
  tamatave, toamasina, antsirabe, comores, moroni, mayotte, reunion, maurice, mauritius, haiti, port au prince, guadeloupe, martinique, guyane, bresil, brasil, bahia, france, paris, lyon,
  marseille, bordeaux, lille, nantes, rennes, toulouse, montreuil, belgique, bruxelles, belgium, brussels, canada, montreal, quebec, toronto, winnipeg, portugal, lisboa, lisbonne, lisbon, porto,
  london, londres, manchester, birmingham, peckham, tottenham, new york, houston, atlanta, kariakoo, gikomba, oshodi, makola, sandaga, plateau, medina, colobane`;
