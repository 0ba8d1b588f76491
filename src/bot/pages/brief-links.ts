import type { BriefLinks } from '../../coaching/brief.ts';

/** The addresses of a brief, all under its unguessable token. `publicUrl` has no slash at its end. */
export const briefLinks = (publicUrl: string, token: string): BriefLinks => {
  const page = `${publicUrl}/b/${token}`;
  return {
    page,
    pdf: `${page}/brief.pdf`,
    logo: `${page}/logo.svg`,
    site: `${page}/site`,
    json: `${page}/brief.json`,
    zip: `${page}/site.zip`,
  };
};
