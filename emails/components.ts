/**
 * The one door to @react-email/components, which is frozen at 1.0 (its components moved into `react-email` 6):
 * the day it is replaced, it is replaced here. `Tailwind`, `CodeBlock` and `Preview` stay outside on purpose: the first
 * two weigh more than the rest together, the third pads every message with some 8 KB of invisible characters.
 */
export { Body, Button, Container, Head, Heading, Html, Link, render, Section, Text } from "@react-email/components";
