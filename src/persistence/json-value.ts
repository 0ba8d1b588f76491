/** What can be stored as JSON. Activities are kept as their channel's adapter made them. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
