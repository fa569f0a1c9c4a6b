<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The page on which an editor looks at what textus is not sure of.
  Input    tx:review: @source, @lang, @record (names of files), @page, @tei, @home, @questions (addresses). In it the
           transcription: tx:certain and tx:question, each with its tx:line (@n). A tx:question has @role, @words, @lines,
           @first, @sure, @path (of elements), @at (number of its element below text), tx:change (what was made of it, and why),
           tx:against (why it was chosen against a likelier one), tx:reason (@weight; the last is the total), what
           tx:settles it, and tx:rival, which has the like. Last, the TEI.
  Output   HTML5, one file, without scripts, loading nothing. Its words are English, as the reasons are.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="review" extension="html" media-type="text/html" scope="site">Uncertain readings of a work.</tx:format>

  <xsl:include href="../lib/identity.xsl"/>
  <xsl:include href="question.xsl"/>

  <!-- So many certain lines are shown on either side of a question; more are folded. -->
  <xsl:variable name="tx:around" as="xs:integer" select="3"/>

  <!-- Read when the stylesheet is compiled. -->
  <xsl:variable name="tx:review-css" as="xs:string" static="yes"
    select="string-join(('textus', 'site', 'review') ! unparsed-text('../css/' || . || '.css'))"/>

  <xsl:output method="html" html-version="5.0" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail" use-accumulators="#all"/>
  <xsl:mode name="tx:stretch" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="document-node()" as="element(html)" xpath-default-namespace="http://www.w3.org/1999/xhtml">
    <xsl:apply-templates select="tx:review"/>
  </xsl:template>

  <xsl:template match="tx:review" as="element()">
    <xsl:variable name="title" as="xs:string" select="tx:work-title(.)"/>
    <html lang="en">
      <head>
        <meta charset="UTF-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>Questions – {$title}</title>
        <meta name="generator" content="textus"/>
        <meta name="robots" content="noindex"/>
        <style>{$tx:review-css}</style>
      </head>
      <body class="site review">
        <a class="skip" href="#content">Skip to the content</a>
        <xsl:sequence select="tx:leads(.)"/>
        <main id="content">
          <h1>Questions <span class="of" lang="{@lang}" dir="auto">{$title}</span></h1>
          <xsl:sequence select="tx:introduction(.)"/>
          <xsl:apply-templates select="tx:certain | tx:question" mode="tx:stretch"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:function name="tx:work-title" as="xs:string">
    <xsl:param name="review" as="element(tx:review)"/>
    <xsl:sequence select="string(($review/tei:TEI/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[1] ! normalize-space()[.], $review/@source)[1])"/>
  </xsl:function>

  <!-- To the collection, its other questions, the work and its TEI: what there is of them. -->
  <xsl:function name="tx:leads" as="element()?">
    <xsl:param name="review" as="element(tx:review)"/>
    <xsl:variable name="to" as="attribute()*" select="$review/@home, $review/@questions, $review/@page, $review/@tei"/>
    <xsl:variable name="words" as="map(xs:string, xs:string)"
      select="map{'home': 'Home', 'questions': 'All questions', 'page': 'The text', 'tei': 'TEI'}"/>
    <xsl:if test="exists($to)">
      <nav class="ways" aria-label="Pages of the collection">
        <ul>
          <xsl:for-each select="$to">
            <li>
              <a href="{.}">{$words(name())}</a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tx:introduction" as="element()+">
    <xsl:param name="review" as="element(tx:review)"/>
    <xsl:variable name="questions" as="element(tx:question)*" select="$review/tx:question"/>
    <xsl:variable name="record" as="xs:string" select="string(($review/@record, replace($review/@source, '\.[^.]*$', '') || '.toml')[1])"/>
    <p class="description">
      <xsl:text>This is the transcription {$review/@source} with its uncertain readings. To settle a question, copy the lines below </xsl:text>
      <xsl:text>the right answer into the record, </xsl:text>
      <code>{$record}</code>
      <xsl:text>, next to the transcription, and encode it again.</xsl:text>
    </p>
    <xsl:choose>
      <xsl:when test="empty($questions)">
        <p>No open questions: every line was read with sufficient certainty.</p>
      </xsl:when>
      <xsl:otherwise>
        <nav class="asked" aria-labelledby="asked">
          <h2 id="asked">{count($questions)} {if (count($questions) = 1) then 'question' else 'questions'}</h2>
          <ol>
            <xsl:for-each select="$questions">
              <li>
                <a href="#{tx:anchor(.)}">{tx:line-numbers(.)}: {@words}?</a>
                <xsl:text> </xsl:text>
                <span class="sure">{@sure}</span>
                <span class="begins" lang="{../@lang}" dir="auto">{tx:line[normalize-space()][1] ! normalize-space() ! (substring(., 1, 80) || '…'[string-length(current()/tx:line[normalize-space()][1]) gt 80])}</span>
              </li>
            </xsl:for-each>
          </ol>
        </nav>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Lines that raise no question: those next to one are shown, the others can be unfolded. -->
  <xsl:template match="tx:certain" mode="tx:stretch" as="element()+">
    <xsl:variable name="above" as="xs:integer" select="if (preceding-sibling::tx:question) then $tx:around else 0"/>
    <xsl:variable name="below" as="xs:integer" select="if (following-sibling::tx:question) then $tx:around else 0"/>
    <xsl:variable name="folded" as="element(tx:line)*" select="tx:line[position() gt $above and position() le last() - $below]"/>
    <xsl:choose>
      <xsl:when test="count($folded) le $tx:around">
        <xsl:sequence select="tx:lines(tx:line)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="tx:lines(tx:line[position() le $above])"/>
        <details>
          <summary>Lines {$folded[1]/@n}–{$folded[last()]/@n}, no questions</summary>
          <xsl:sequence select="tx:lines($folded)"/>
        </details>
        <xsl:sequence select="tx:lines(tx:line[position() gt last() - $below])"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="tx:lines" as="element()?">
    <xsl:param name="lines" as="element(tx:line)*"/>
    <xsl:if test="exists($lines)">
      <ol class="lines" start="{$lines[1]/@n}">
        <xsl:for-each select="$lines">
          <li id="line-{@n}" lang="{../../@lang}" dir="auto">{.}</li>
        </xsl:for-each>
      </ol>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
