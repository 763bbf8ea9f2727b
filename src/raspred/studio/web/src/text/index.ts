import { english } from "./english";

/** The words now in use. */
export const text = english;
