<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Notes: the call in the text, the note in its list, links both ways.
  Input    note, anchor type="note", ref type="noteCall".
  Output   a elements at the calls; an ol with one li a note.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="note[tx:is-called(.)]" mode="html" as="element()">
    <a class="call" id="{tx:id(.)}.call" href="#{tx:id(.)}" role="doc-noteref">{tx:call(.)}</a>
  </xsl:template>

  <xsl:template match="note[@place = 'inline']" mode="html" as="element()" priority="2">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="tag" select="'span'"/>
      <xsl:with-param name="attributes" select="tx:attributes(., 'inline-note')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A note in the margin is set in the text where it belongs, between its marks. -->
  <xsl:template match="note[tx:is-beside(.)][tx:is-aside(.)]" mode="html" as="node()+" priority="2.5">
    <xsl:text> </xsl:text>
    <span>
      <xsl:sequence select="tx:attributes(., 'side-note')"/>
      <xsl:sequence select="if (tx:generated(.)) then tx:generated(., 'before') else '['"/>
      <xsl:apply-templates mode="html"/>
      <xsl:sequence select="if (tx:generated(.)) then tx:generated(., 'after') else ']'"/>
    </span>
  </xsl:template>

  <!-- The header's notes stand in the panel, where there is nothing to call them from. -->
  <xsl:template match="teiHeader//note" mode="html" as="element()" priority="3">
    <span class="quiet">
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>

  <!-- A note among blocks that belongs to no list of notes. -->
  <xsl:template match="note" mode="html" as="element()">
    <aside>
      <xsl:sequence select="tx:attributes(., 'note')"/>
      <xsl:call-template name="tx:note-text"/>
    </aside>
  </xsl:template>

  <xsl:template match="ref[@type = 'noteCall']" mode="html" as="element()">
    <xsl:variable name="note" as="element(note)?" select="tx:target(@target)/self::note"/>
    <xsl:choose>
      <xsl:when test="$note">
        <a class="call" id="{tx:recall-id(.)}" href="#{tx:id($note)}" role="doc-noteref">
          <xsl:apply-templates mode="html"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:sequence select="tx:attributes(., 'call')"/>
          <xsl:apply-templates mode="html"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The identifier of a second, third … call of a note. -->
  <xsl:function name="tx:recall-id" as="xs:string">
    <xsl:param name="call" as="element(ref)"/>
    <xsl:variable name="all" as="element(ref)*" select="key('tx:calls', substring-after($call/@target, '#'), root($call))"/>
    <xsl:variable name="number" as="xs:integer" select="2 + count($all[. &lt;&lt; $call])"/>
    <xsl:sequence select="string(($call/@xml:id, substring-after($call/@target, '#') || '.call.' || $number)[1])"/>
  </xsl:function>

  <!-- Where a note's text was printed among others: an anchor, or a note no call leads to. -->
  <xsl:template name="tx:note-list" as="element()">
    <xsl:param name="notes" as="element()*"/>
    <ol class="notes">
      <xsl:for-each select="$notes">
        <xsl:variable name="note" as="element(note)" select="if (self::anchor) then tx:note-at(.) else ."/>
        <xsl:for-each select="$note">
          <li>
            <xsl:sequence select="tx:addressed(., ())"/>
            <xsl:call-template name="tx:note-text"/>
          </li>
        </xsl:for-each>
      </xsl:for-each>
    </ol>
  </xsl:template>

  <xsl:template name="tx:note-text" as="node()*">
    <xsl:variable name="label" as="xs:string" select="tx:note-label(.)"/>
    <xsl:if test="$label">
      <span class="label">{$label}</span>
      <xsl:text> </xsl:text>
    </xsl:if>
    <div class="note-text">
      <xsl:choose>
        <xsl:when test="*[tx:is-block(.)]">
          <xsl:call-template name="tx:blocks"/>
        </xsl:when>
        <xsl:otherwise>
          <p>
            <xsl:apply-templates mode="html"/>
          </p>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="tx:is-called(.)">
        <xsl:call-template name="tx:returns"/>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- One arrow back for each call. -->
  <xsl:template name="tx:returns" as="element()">
    <span class="returns furniture">
      <xsl:for-each select="(tx:id(.) || '.call', key('tx:calls', string(@xml:id)) ! tx:recall-id(.))">
        <xsl:text> </xsl:text>
        <a href="#{.}" role="doc-backlink" aria-label="{tx:word('return')}{if (last() gt 1) then ' (' || position() || ')' else ()}">↩</a>
      </xsl:for-each>
    </span>
  </xsl:template>

  <!-- Called notes whose text has no place of its own, under a heading of ours. -->
  <xsl:template name="tx:end-notes" as="element()?">
    <xsl:variable name="notes" as="element(note)*" select="tx:end-notes(.)"/>
    <xsl:if test="exists($notes)">
      <section class="end-notes" role="doc-endnotes" aria-labelledby="textus.notes">
        <h2 id="textus.notes" lang="{$tx:tongue}">{tx:word('notes')}</h2>
        <xsl:call-template name="tx:note-list">
          <xsl:with-param name="notes" select="$notes"/>
        </xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The place of a note's text is seen in its list, not among the words. -->
  <xsl:template match="anchor[@type = 'note']" mode="html" as="empty-sequence()"/>
</xsl:stylesheet>
