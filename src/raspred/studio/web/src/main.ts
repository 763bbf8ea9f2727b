import "./style/fonts.css";
import { mount } from "svelte";
import App from "./App.svelte";
import "./style/tokens.css";
import "./style/base.css";

const target = document.getElementById("studio");
if (!target) throw new Error("The page has no place for the studio.");
mount(App, { target });
