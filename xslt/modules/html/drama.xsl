<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Drama: speeches, speakers, stage directions, the cast.
  Input    sp, speaker, stage, castList and what they hold.
  Output   div, p and ul elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="sp | spGrp" mode="html" as="element()">
    <div>
      <xsl:sequence select="tx:attributes(., local-name())"/>
      <xsl:call-template name="tx:blocks"/>
    </div>
  </xsl:template>

  <xsl:template match="speaker" mode="html" as="element()">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="attributes" select="tx:attributes(., ('speaker', tx:capitals(.)))"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="stage | camera | sound | tech | view | move" mode="html" as="element()">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="tag" select="if (tx:is-block(.)) then 'p' else 'span'"/>
      <xsl:with-param name="attributes" select="tx:attributes(., 'stage')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="castList | castGroup | set | performance | prologue | epilogue" mode="html" as="element()">
    <div>
      <xsl:sequence select="tx:attributes(., local-name())"/>
      <xsl:for-each-group select="node()" group-adjacent="exists(self::castItem) or not(tx:has-matter(.))">
        <xsl:choose>
          <xsl:when test="current-group()/self::castItem">
            <ul class="cast">
              <xsl:apply-templates select="current-group()/self::castItem" mode="html"/>
            </ul>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="tx:blocks">
              <xsl:with-param name="nodes" select="current-group()"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </div>
  </xsl:template>

  <xsl:template match="castItem" mode="html" as="element()">
    <xsl:call-template name="tx:set">
      <xsl:with-param name="tag" select="'li'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="role | roleDesc | actor" mode="html" as="element()">
    <span>
      <xsl:sequence select="tx:attributes(., local-name())"/>
      <xsl:apply-templates mode="html"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
