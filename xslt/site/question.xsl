<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  A question about some lines: what they were read as and why, what else they may be, what settles it.
  Input    tx:question, as review.xsl describes it.
  Output   section elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="tx:question" mode="tx:stretch" as="element()">
    <xsl:variable name="anchor" as="xs:string" select="tx:anchor(.)"/>
    <section class="question" id="{$anchor}" aria-labelledby="{$anchor}.head">
      <h2 id="{$anchor}.head">{tx:line-numbers(.)}: {@words}?</h2>
      <div class="beside">
        <xsl:sequence select="tx:lines(tx:line)"/>
        <div class="answers">
          <div class="answer chosen">
            <h3>Read as {@words}</h3>
            <xsl:sequence select="tx:sure(.)"/>
            <xsl:for-each select="tx:change">
              <p class="change">{upper-case(substring(., 1, 1))}{substring(., 2)}.</p>
            </xsl:for-each>
            <xsl:for-each select="tx:against">
              <p class="against">{.}</p>
            </xsl:for-each>
            <xsl:sequence select="tx:in-tei(.), tx:reasons(.), tx:settles(.)"/>
          </div>
          <xsl:for-each select="tx:rival">
            <div class="answer">
              <h3>Or {@words}<xsl:text>{(', ' || lower-case(tx:line-numbers(.)))[current()/@lines != current()/../@lines]}</xsl:text></h3>
              <xsl:sequence select="tx:sure(.), tx:reasons(.), tx:settles(.)"/>
            </div>
          </xsl:for-each>
        </div>
      </div>
    </section>
  </xsl:template>

  <!-- Questions are called by their first lines, so that a link to one holds as long as the transcription does. -->
  <xsl:function name="tx:anchor" as="xs:string">
    <xsl:param name="question" as="element(tx:question)"/>
    <xsl:sequence select="'question-' || $question/@first"/>
  </xsl:function>

  <xsl:function name="tx:line-numbers" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="if (contains($reading/@lines, '-')) then 'Lines ' || translate($reading/@lines, '-', '–') else 'Line ' || $reading/@lines"/>
  </xsl:function>

  <xsl:function name="tx:sure" as="element(p)" xpath-default-namespace="http://www.w3.org/1999/xhtml">
    <xsl:param name="reading" as="element()"/>
    <p class="sure">{$reading/@sure} certain · <code>{$reading/@role}</code></p>
  </xsl:function>

  <!-- The element, and the ways to its place in the page of the work and to the TEI. -->
  <xsl:function name="tx:in-tei" as="element()?">
    <xsl:param name="question" as="element(tx:question)"/>
    <xsl:variable name="review" as="element(tx:review)" select="$question/.."/>
    <xsl:variable name="element" as="element()?" select="$question/@at ! subsequence($review/tei:TEI/tei:text//*, xs:integer(.), 1)"/>
    <xsl:variable name="near" as="element()?" select="tx:near($element)"/>
    <p class="in-tei">
      <xsl:text>In TEI </xsl:text>
      <code>{($question/@path[. != ''], 'no separate element')[1]}</code>
      <xsl:if test="$review/@page">
        <xsl:text> · </xsl:text>
        <a href="{$review/@page}{$near ! ('#' || encode-for-uri(tx:id(.)))}">the text, {lower-case(tx:line-numbers($question))}</a>
      </xsl:if>
      <xsl:if test="$review/@tei">
        <xsl:text> · </xsl:text>
        <a href="{$review/@tei}">the TEI</a>
      </xsl:if>
    </p>
  </xsl:function>

  <!-- What the page of the work has an address for: the element or what is in it, the division it begins, what is around it
       or stands before it. -->
  <xsl:function name="tx:near" as="element()?">
    <xsl:param name="element" as="element()?"/>
    <xsl:variable name="addressed" as="element()*" select="root($element)//tei:text//(tei:p | tei:ab)[not(ancestor::tei:note)]"/>
    <xsl:sequence select="(
        $element/descendant-or-self::*[self::tei:p or self::tei:ab or self::tei:div][not(ancestor::tei:note)],
        $element/ancestor::tei:div[1][descendant::*[1] is $element or $element/self::tei:head],
        $addressed[. &lt;&lt; $element][last()],
        $element/ancestor::tei:div[1])[1]"/>
  </xsl:function>

  <xsl:function name="tx:reasons" as="element()">
    <xsl:param name="reading" as="element()"/>
    <ul class="reasons">
      <xsl:for-each select="$reading/tx:reason">
        <li>
          <span class="weight">{@weight}</span>
          <xsl:text> {.}</xsl:text>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:function>

  <!-- A preformatted text that a click selects as a whole. -->
  <xsl:function name="tx:settles" as="element()+">
    <xsl:param name="reading" as="element()"/>
    <p class="so">{if ($reading/self::tx:question) then 'If this is right:' else 'If this is right instead:'}</p>
    <pre class="settles">{$reading/tx:settles}</pre>
  </xsl:function>
</xsl:stylesheet>
